/** Ten dimensions: the first four are named publicly, the others stand here for practice only. */
export const dimensions = `
政治素养
组织观念
领导能力
履责尽责
担当作为（示例）
民主作风（示例）
选人用人（示例）
廉洁自律（示例）
工作作风（示例）
群众口碑（示例）
`

/** How power runs through a head's hands, in five steps; worded by us. */
export const chiefChecks = `
决策
  !“三重一大”事项会前酝酿和集体讨论
    以个人意见代替集体决定
    先定调后讨论，没有末位表态
  议题提出和把关
    议题由主要负责人临时动议
用人
  !干部选拔任用动议和酝酿
    动议前没有分析研判
    任人唯亲、小圈子
  干部监督管理
    对身边人员管理不严
用钱
  !大额资金使用审批
    一支笔审批，超权限签批
  预算执行和专项资金
    随意调整预算
用权
  !工程项目和政府采购
    违规插手、打招呼
  行政审批和执法
    以权谋私、优亲厚友
律己
  !个人有关事项报告
    瞒报漏报
  家风和社会交往
    对亲属约束不严
`

/** 专项政策清单, by class of rural policy. */
export const villagePolicies = `
乡村振兴政策
  !产业发展资金和项目落实
  人居环境整治
  防止返贫监测帮扶
惠农补贴政策
  !耕地地力保护补贴发放
  农机购置补贴
社会保障政策
  !低保、特困供养对象认定
  临时救助
  残疾人补贴
村级公共服务政策
  村级公益事业奖补项目
  医疗、养老、教育政策落实
`

/** 巡察重点清单: the five classes are public, what lies below is worded by us. */
export const villageFocus = `
三农领域重点
  !乡村振兴项目实施和管护
  惠农补贴发放
基层组织弱点
  !“三会一课”和党员教育管理
  村“两委”班子团结和分工
  村级后备力量
小微权力焦点
  !村级工程项目和采购
  !“四议两公开”执行
  公章和证明管理
农村三资痛点
  !集体资金收支和票据
  集体资产资源发包
  集体债权债务
群众反映热点
  !信访集中的事项
  宅基地和征地补偿
  邻里和土地纠纷
`

/** 三必谈、三必看、三必访. */
export const mustCover = `
三必谈
  !社区干部
  !普通党员
  !普通居民
三必看
  !党建资料
  !民生项目
  !财务档案
三必访
  !困难家庭
  !空巢老人及留守儿童家庭
  !信访户
`
