import type { SampleDraft } from '../shape.ts'

/** Works decided after they had begun, and one project in five pieces. */
export const decisions: readonly SampleDraft[] = [
  {
    key: 'works-before-meeting',
    unit: 'bureau',
    title: '滨河路维修改造项目先开工后提交党组会研究',
    domains: ['决策程序', '民主集中制'],
    sources: ['interview', 'document'],
    level: '局机关',
    classification: '议事决策不规范',
    occurredFrom: '2024-02-05',
    occurredTo: '2024-03-18',
    place: '市公用局（示例）机关',
    summary:
      '市公用局党组（示例）执行议事规则不严格，滨河路维修改造项目在党组会研究之前已完成招标、签约并开工，上会材料以“拟实施”掩盖已开工事实，党组会流于补办手续。',
    discovery:
      '通过查阅2024年党组会议纪要、记录本、议题申报单和项目资料发现时间倒置；先后与周示远、吴示成、冯示华、林示安、谭示宁、潘示杰、彭示洋、曹示全等8名同志谈话核实，并对吴示成进行回访核对。',
    analysis:
      '表面上是抢工期、赶汛期，实质是分管领导以个人理解代替集体决策，主办科室如实报告的意识淡薄，班子成员知情不言，主要负责人对上会材料审核不严，党组把方向、管大局、保落实的作用在具体事项上虚化。',
    responsibleParty: '市公用局党组（示例）',
    firstResponsible: '周示远',
    responsibleLeader: '吴示成',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-09',
    handlers: ['xu', 'zheng'],
    progress: { stage: 'final' },
    statements: [
      {
        text: '2024年1月22日，党组会议将滨河路维修改造列入年度计划，同时明确具体实施方案另行上会。',
        evidence: [{ from: 'minute-book-2024', quote: '滨河路列入年度计划，具体实施方案另行上会。' }],
      },
      {
        text: '2024年2月5日发布招标公告，2月28日发出中标通知书，3月1日签订合同（合同价368.50万元），3月4日开工，均未经党组会议研究。',
        evidence: [
          { from: 'bid-award', quote: '招标公告发布日期：2024年2月5日。' },
          { from: 'contract-binhe', quote: '签订日期：2024年3月1日。' },
          { from: 'start-report', quote: '同意2024年3月4日开工。' },
          { from: 'supervision-log', quote: '施工单位进场，西段铣刨，设置围挡320米。' },
          { from: 'fence-photo', quote: '开工日期2024年3月4日', note: '林示安2024年3月20日拍摄。' },
        ],
      },
      {
        text: '2024年3月1日下午，吴示成在未经党组会研究、未报主要负责人同意的情况下，要求施工单位下周一进场，并表示“程序后面补”。',
        evidence: [
          { from: 'pan', quote: '吴局长把我叫到办公室，说下周一进场，先干起来，程序后面补。' },
          { from: 'peng', quote: '吴局长说“程序后面补，局长那里我去说”。' },
          {
            from: 'wu-again',
            quote: '上次我说“程序后面补”是他说的，这句话不准确，是我对潘示杰说的。',
            note: '回访更正，与潘示杰、彭示洋说法一致。',
          },
        ],
      },
      {
        text: '2024年3月18日，党组会议在项目已开工14天的情况下，按“拟实施”汇报材料作出“同意实施，由工程建设科按程序组织招标”的决定，会上除一句询问外无讨论。',
        evidence: [
          { from: 'minutes-2024-5', quote: '会议同意实施滨河路维修改造，概算386万元，由工程建设科按程序组织招标' },
          { from: 'minute-book-2024', quote: '何：资金够不够？吴：够。周：大家有没有意见？（无）同意。' },
          { from: 'peng', quote: '我原来写的是“已于3月4日开工”，潘科长让改成“拟实施”' },
          { from: 'cao', quote: '不到十分钟。潘示杰念了材料，周局长问大家有没有意见' },
        ],
      },
      {
        text: '议题申报单“前期工作情况”栏未如实填写招标、签约、开工情况；合同用印由分管领导批准，未报局长；法规科关于缺少党组会决定的书面审核意见未被采纳。',
        evidence: [
          { from: 'agenda-slip', quote: '施工图已审查，拟按程序组织实施。' },
          { from: 'seal-slip', quote: '批准：吴示成 3月1日。局长意见：（空白）' },
          { from: 'legal-opinion', quote: '未见党组会议关于本项目的研究决定，建议补充会议纪要后再行签订。' },
        ],
      },
      {
        text: '冯示华会前已在现场看到施工，会上未提出；林示安会后发现先开工后上会，未发提醒函，未向上级纪检机构报告。',
        evidence: [
          { from: 'feng', quote: '我想既然已经干了，提出来会让分管领导难堪，就没有讲。' },
          { from: 'lin', quote: '我看见了没有管，监督责任没有落实。' },
        ],
      },
    ],
    bases: [
      {
        document: '中共云岭市城市公用事业局党组议事规则（示例）',
        article: '第七条',
        quote: '下列事项应当提交党组会议集体讨论决定：……（三）年度预算内单项金额三十万元以上工程项目的立项、招标方式和合同签订。',
      },
      {
        document: '中共云岭市城市公用事业局党组议事规则（示例）',
        article: '第十一条',
        quote: '提交党组会议讨论的事项，主办科室应当如实说明工作进展。未经党组会议讨论决定的，不得先行组织实施。',
      },
    ],
    note: '周示远、吴示成关于口头汇报内容的说法不一致，经回访，吴示成更正为“没有说到开工，也没有说到合同”。',
  },
  {
    key: 'splitting',
    unit: 'bureau',
    title: '将道路零星维修项目拆分发包规避公开招标',
    domains: ['工程建设', '廉政风险'],
    sources: ['interview', 'document'],
    level: '局机关',
    classification: '工程项目管理不规范',
    occurredFrom: '2024-04-22',
    occurredTo: '2024-09-02',
    place: '市公用局（示例）工程建设科',
    summary:
      '市公用局（示例）将年初计划作为一个项目公开招标的2024年道路零星维修，拆分为5份单价低于50万元的合同，合计242万元，以形式上的询价全部发包给同一企业，规避公开招标。',
    discovery:
      '查阅年度维修计划、5份合同和15份报价函时发现报价日期、版式、错字一致；与冯示华、曹示全、马示驰、潘示杰、彭示洋、丁示慧、蒋示芸等同志谈话，并对吴示成回访核对。',
    analysis:
      '以“汛期等不起”为由规避程序，询价由一人凭一家企业送来的材料一天填完，审核、审批层层签字而无人核实，制度防线整体失守；法规科、财务科先后发现异常，均停留在口头，监督没有形成闭环。',
    responsibleParty: '市公用局党组（示例）',
    firstResponsible: '周示远',
    responsibleLeader: '吴示成',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-10',
    handlers: ['zheng', 'han'],
    progress: { stage: 'final' },
    statements: [
      {
        text: '2024年4月22日，市政设施管护科报送的年度计划将五条道路面层罩面列为一个项目，预算245万元，建议打捆公开招标，分管领导同意报批。',
        evidence: [
          { from: 'plan-2024', quote: '年度预算245万元，建议作为一个项目打捆公开招标。' },
          { from: 'ma', quote: '预算245万元，曹局长签的意见，建议打捆公开招标。' },
        ],
      },
      {
        text: '2024年4月底，吴示成授意工程建设科将五个路段分开发包、每个控制在五十万元以内，采用询价方式。',
        evidence: [
          { from: 'pan', quote: '4月底吴局长找我，说五个路段分开做，每个控制在五十万以内，走询价' },
          {
            from: 'wu-again',
            quote: '实际是我先说的，4月底我对潘示杰说，五个路段分开做，每个控制在五十万以内，走询价。',
            note: '更正3月6日“方案是科里提的”的说法。',
          },
        ],
      },
      {
        text: '2024年5月13日至9月2日，市公用局（示例）与云岭市恒筑示例建设有限公司签订5份合同，金额分别为48.60万元、49.20万元、47.80万元、49.50万元、46.90万元，合计242.00万元。',
        evidence: [
          { from: 'contract-donghuan', quote: '东环路面层罩面；合同价款486000.00元' },
          { from: 'contract-xuefu', quote: '学府路面层罩面；合同价款492000.00元' },
          { from: 'contract-nanmen', quote: '南门街面层罩面；合同价款478000.00元' },
          { from: 'contract-yunxi', quote: '云溪路面层罩面；合同价款495000.00元' },
          { from: 'contract-zhanqian', quote: '站前路面层罩面；合同价款469000.00元' },
        ],
      },
      {
        text: '五条道路结构、工艺相同，可以合并实施。',
        evidence: [{ from: 'feng', quote: '面层结构基本相同，都是铣刨加罩面，工艺一样，可以打捆成一个标。' }],
      },
      {
        text: '5次询价的15份报价函均由恒筑公司一人送来，落款同为2024年5月6日，且有相同错字；经办人未与另两家公司联系，询价表一天填完。',
        evidence: [
          { from: 'quotations', quote: '落款日期均为2024年5月6日。' },
          { from: 'quotations', quote: '我公司对沥清砼面层罩面工程报价如下', note: '15份函均将“沥青”误作“沥清”。' },
          { from: 'peng', quote: '带了三家公司的报价函，每家五份，一共十五份，通达和立信的也是他带来的。' },
          { from: 'pan', quote: '现在看，是一次把五份都拿齐了。这个说明询价没有真正做。' },
        ],
      },
      {
        text: '5份合同均未送法规科审核，2024年12月18日集中备案时法规科发现异常并口头反映，未得到处理。',
        evidence: [
          { from: 'filing-note', quote: '12月18日，工程建设科送备案合同5份' },
          { from: 'ding', quote: '我看到五份的承包人都是恒筑公司，金额又都在五十万以下，觉得不太对，跟冯总工说过。' },
        ],
      },
    ],
    bases: [
      {
        document: '工程项目管理办法（示例）',
        article: '第九条',
        quote: '单项合同估算价五十万元以上的工程项目应当公开招标。不得将同一年度、同一类型、可以合并实施的工程拆分后分别发包。',
      },
      {
        document: '工程项目管理办法（示例）',
        article: '第十条',
        quote: '五十万元以下的工程项目采用询价方式的，应当由两人以上向三家以上单位独立询价，并如实记录。',
      },
    ],
    note: '报价函涉嫌围标的情况另按问题线索程序办理，本底稿只记录单位管理问题。',
  },
  {
    key: 'reception',
    unit: 'bureau',
    title: '公务接待无公函报销、陪餐人数超规定',
    domains: ['作风建设', '财务管理'],
    sources: ['document', 'interview'],
    level: '局机关',
    classification: '落实中央八项规定精神不严格',
    occurredFrom: '2023-01-01',
    occurredTo: '2025-12-31',
    place: '市公用局（示例）办公室',
    summary:
      '2023年至2025年，市公用局（示例）对无公函的公务活动仍予接待并报销，抽查46笔接待凭证中17笔无公函，金额43680元；5笔陪餐人数超过规定。',
    discovery: '抽查三年接待凭证46笔，逐笔核对公函、接待清单和审批单；与何示平、谭示宁、蒋示芸、章示琪、石示勇谈话核实，对吴示成回访核对。',
    analysis:
      '审批人明知无公函仍以“情况属实”签批，财务多次退单后又在领导签字后放行，制度的刚性让位于人情；机关纪委抽查发现问题后未跟踪，监督虎头蛇尾。',
    responsibleParty: '市公用局办公室（示例）',
    firstResponsible: '何示平',
    responsibleLeader: '何示平',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-07',
    handlers: ['zheng', 'sun'],
    progress: { stage: 'signing', signedBy: ['zheng', 'sun'] },
    statements: [
      {
        text: '抽查46笔接待凭证，其中17笔无公函，金额合计43680元，陪餐人数超规定5笔。',
        evidence: [
          { from: 'reception-table', quote: '抽查接待凭证46笔，其中无公函17笔，金额合计43680元；陪餐人数超规定5笔。' },
          { from: 'reception-table', file: '公务接待费抽查明细（示例）.csv' },
          { from: 'jiang', quote: '一共多少笔我没有统计过，你们查的17笔我认可。' },
        ],
      },
      {
        text: '2023年9月记-52号凭证，接待对象6人，陪餐5人，无公函，金额3260元。',
        evidence: [
          { from: 'reception-52', quote: '接待对象6人，陪餐5人，金额3260元。公函：无。' },
          { from: 'he', quote: '2023年9月那次来了6个人，我们去了5个，是因为对口的科室都想见一见。这个是超了。' },
        ],
      },
      {
        text: '2024年4月记-44号凭证，2880元，接待日为星期六，无公函、无来访单位，由驾驶员经手；吴示成说明系私人介绍的同行，已退缴。',
        evidence: [
          { from: 'reception-44', quote: '4月13日，工作餐，3人，2880元。来访单位：（空白）。经手：石示勇。' },
          { from: 'shi', quote: '我把票交给办公室，办公室让我写三个人，我就写了。' },
          { from: 'wu-again', quote: '这笔钱我已经在4月2日交到财务，有收据。' },
        ],
      },
      {
        text: '对无公函的接待，办公室以书面说明代替，约半数既无公函也无说明；财务科退单后，经分管领导签字仍予报销。',
        evidence: [
          { from: 'tan', quote: '有说明的大概一半。其余的就是菜单和发票。财务科退过，何局长说先报，后面补。实际上没有补。' },
          { from: 'zhang', quote: '没有公函的我一般不做，退给办公室。后来有几次蒋科长说，何局长签了，先做吧。' },
        ],
      },
    ],
    bases: [
      { document: '公务接待管理细则（示例）', article: '第六条', quote: '无公函的公务活动不予接待，接待费用不予报销。' },
      { document: '公务接待管理细则（示例）', article: '第九条', quote: '接待对象在十人以内的，陪餐人数不得超过三人。' },
    ],
  },
  {
    key: 'canteen',
    unit: 'bureau',
    title: '反映机关食堂采购由个人指定供应商',
    domains: ['财务管理'],
    sources: ['petition'],
    level: '局机关',
    classification: '采购管理',
    occurredFrom: '2023-01-01',
    occurredTo: '2025-12-31',
    place: '市公用局（示例）机关食堂',
    summary: '群众来电反映机关食堂采购长期由个人指定一家供应商。',
    discovery: '根据来电反映，查阅食堂2023年至2025年采购资料，与办公室有关人员核对。',
    analysis: '',
    responsibleParty: '市公用局办公室（示例）',
    firstResponsible: '谭示宁',
    responsibleLeader: '何示平',
    supervisingParty: '',
    draftedOn: '2026-03-25',
    handlers: ['sun', 'xu'],
    progress: {
      stage: 'abandoned',
      reason:
        '经查，食堂供应商每年由三家比价确定，2023年、2024年、2025年均有更换，比价资料齐全，反映问题不属实。经组务会研究不再形成底稿。',
    },
    statements: [
      {
        text: '机关纪委此前对同类反映已核实，结论为不属实。',
        evidence: [{ from: 'lin', quote: '一件反映食堂采购，核实不属实' }],
      },
    ],
    bases: [],
  },
]
