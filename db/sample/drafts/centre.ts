import type { SampleDraft } from '../shape.ts'

/** The centre: cleaning, allowances and trees. */
export const centre: readonly SampleDraft[] = [
  {
    key: 'appraisal',
    unit: 'centre',
    title: '外包保洁考核流于形式',
    domains: ['外包监管', '民生服务'],
    sources: ['interview', 'document', 'petition', 'data_comparison'],
    level: '局属单位',
    classification: '履行职能责任不到位',
    occurredFrom: '2024-07-01',
    occurredTo: '2025-12-31',
    place: '园林环卫中心（示例）',
    summary:
      '2024年至2025年，园林环卫中心（示例）对年费612万元的外包保洁服务考核流于形式，24个月得分均在95分以上、扣款为零，全额支付1224万元，同期群众投诉300件，自有队伍补扫63次。',
    discovery: '将24张考核表与12345转办台账、派工本、请假单比对，发现考核表照抄、代签；与罗示川、夏示军、任示强、戴示明、梁示凤谈话核实。',
    analysis:
      '把外包等同于交差，分管领导以“表不能断”代替监管，投诉扣分、缺人缺车扣款条款长期不执行，公家花两遍钱买一遍服务，群众的感受与纸面的高分形成鲜明反差。',
    responsibleParty: '园林环卫中心党总支（示例）',
    firstResponsible: '罗示川',
    responsibleLeader: '夏示军',
    supervisingParty: '园林环卫中心党总支纪检委员（示例）',
    draftedOn: '2026-04-08',
    handlers: ['xu', 'zheng'],
    progress: { stage: 'final' },
    statements: [
      {
        text: '24个月考核得分均在95分至98分之间，扣款0元，共支付1224万元；同期12345转办保洁类投诉300件。',
        evidence: [
          { from: 'appraisal-summary', quote: '24个月得分均在95分至98分之间，扣款0元，共支付1224万元' },
          { from: 'appraisal-summary', file: '外包考核得分与投诉对照（示例）.csv' },
          { from: 'hotline-cleaning', quote: '2024年137件，2025年163件' },
          { from: 'dai', quote: '两年24个月都是全额，一共1224万元。' },
        ],
      },
      {
        text: '2024年7月以后，考核改为一个季度一次补填三张表，分数照抄上次。',
        evidence: [
          { from: 'ren', quote: '就改成一个季度填一回，一次填三张，分数照着上一次的写，上下差一分。' },
          { from: 'xia', quote: '2024年7月以后就松了，一个季度集中填三张表。', note: '夏示军先称“每个月都检查”，后更正。' },
        ],
      },
      {
        text: '2024年7月28日考核表检查人任示强当日休假，签名系他人仿签，内容照抄6月。',
        evidence: [
          { from: 'appraisal-2024-07', quote: '检查时间：7月28日；检查人：任示强；得分：96分' },
          { from: 'leave-slip', quote: '请年休假，2024年7月22日至8月2日。批准：夏示军 7月19日' },
          { from: 'ren', quote: '28号那张表不是我签的，是内勤小李仿我签的。' },
        ],
      },
      {
        text: '2024年10月核实属实投诉18件，按办法应扣9分，当月仍得96分、投诉扣0分。',
        evidence: [
          { from: 'hotline-cleaning', quote: '转办22件，核实属实18件。' },
          { from: 'appraisal-2024-10', quote: '得分：96分。投诉扣分：0分。' },
        ],
      },
      {
        text: '外包企业在岗人数明显少于合同约定的96人，外包路段由自有队伍补扫63次，加班费21640元由中心承担。',
        evidence: [
          { from: 'cleaning-contract', quote: '每班保洁人员不少于96人，缺1人每日扣80元' },
          { from: 'ren', quote: '合同写96个，我估摸着平常也就七十来个。' },
          { from: 'work-book', quote: '外包路段补扫63次，其中南门街32次；6月11次。补扫人员加班费合计21640元。' },
        ],
      },
    ],
    bases: [
      {
        document: '环卫作业外包考核办法（示例）',
        article: '第五条',
        quote: '考核由两人以上到现场进行，每月不少于四次，当场打分、当场签字。',
      },
      { document: '环卫作业外包考核办法（示例）', article: '第八条', quote: '群众投诉经核实的，每件扣0.5分。' },
    ],
  },
  {
    key: 'heat',
    unit: 'centre',
    title: '挪用专项资金致环卫工人高温津贴拖欠近五个月',
    domains: ['职工利益', '财务管理'],
    sources: ['interview', 'document', 'field_visit'],
    level: '局属单位',
    classification: '群众身边不正之风',
    occurredFrom: '2025-06-24',
    occurredTo: '2025-12-18',
    place: '园林环卫中心（示例）',
    summary:
      '2025年6月24日财政拨付的高温津贴专项12万元，7月8日被用于支付亮化应急工程，214名环卫工人6月至8月的高温津贴115560元至12月18日才发放。',
    discovery: '走访环卫工人休息点时职工反映，查阅到账、付款、发放凭证和职代会记录，与罗示川、戴示明、贺示兰、梁示凤、任示强谈话核实。',
    analysis:
      '对一线职工切身利益重视不够，以场面代替里子；专项资金专款不专用，未经集体研究，职代会承诺落空，“财政拨款晚到”的解释与事实不符。',
    responsibleParty: '园林环卫中心党总支（示例）',
    firstResponsible: '罗示川',
    responsibleLeader: '罗示川',
    supervisingParty: '市公用局（示例）',
    draftedOn: '2026-04-02',
    handlers: ['zheng', 'xu'],
    progress: { stage: 'final' },
    statements: [
      {
        text: '2025年6月24日，高温津贴专项资金12万元到账，拨款并未晚到。',
        evidence: [
          { from: 'heat-funding', quote: '收财政拨款120000.00元，用途：环卫工人高温津贴专项。' },
          { from: 'dai', quote: '6月24日到账，12万元，财政专项，用途写的就是环卫工人高温津贴。' },
          { from: 'luo', quote: '原因是财政拨款来得晚，下半年才到位', note: '与到账凭证不符。' },
        ],
      },
      {
        text: '7月8日，罗示川签批以该专项资金支付亮化应急工程款12万元，付款单夹有“系高温津贴专项，需补回”字条，未经集体研究。',
        evidence: [
          { from: 'lighting-payment', quote: '付南湖沿湖亮化应急工程款120000.00元。同意。罗示川 7月8日' },
          { from: 'lighting-payment', quote: '系高温津贴专项，需补回。戴示明 7.8' },
        ],
      },
      {
        text: '214名环卫工人每人540元、合计115560元的津贴，12月18日才发放。',
        evidence: [
          { from: 'heat-payroll', quote: '214人，每人540元，合计115560元，2025年12月18日银行代发。' },
          { from: 'liang', quote: '补贴是去年冬至前几天发的，五百四十块。夏天的钱冬天发，姐妹们都笑。' },
        ],
      },
      {
        text: '职工7月、8月、9月三次反映；9月10日职代会上罗示川承诺月底前解决，未兑现。',
        evidence: [
          { from: 'workers-meeting', quote: '高温补贴什么时候发？罗：这个月底前解决。' },
          { from: 'liang', quote: '七月问队长，八月问夏主任，九月开职工代表会我站起来说的。' },
        ],
      },
    ],
    bases: [
      {
        document: '关于2025年高温津贴发放工作的通知（示例）',
        article: '第二条',
        quote: '高温津贴按每人每月180元标准，6月至8月随当月工资发放。专项资金专款专用。',
      },
    ],
    note: '已列入立行立改建议：补齐反光衣、修复休息点空调，由中心4月底前办结。',
  },
  {
    key: 'trees',
    unit: 'centre',
    title: '苗木采购验收不实多付货款',
    domains: ['资产管理', '财务管理'],
    sources: ['document', 'interview', 'field_visit'],
    level: '局属单位',
    classification: '财务管理不规范',
    occurredFrom: '2025-02-20',
    occurredTo: '2025-04-10',
    place: '园林环卫中心（示例）绿化科',
    summary: '2025年春季采购香樟120株，实际到货97株，验收单按120株签收并全额付款，多付42550元；抽量规格不足，缺株未要求供方补植。',
    discovery: '比对合同、验收单、送货单与种植台账发现数量不符，3月30日会同绿化科现场清点，与杜示林、戴示明、罗示川谈话核实。',
    analysis: '采购、验收由一人经手，岗位不分离；经办人编造死亡、假植说法掩盖短少，付款只看单据不看实物。',
    responsibleParty: '园林环卫中心（示例）',
    firstResponsible: '罗示川',
    responsibleLeader: '罗示川',
    supervisingParty: '园林环卫中心党总支纪检委员（示例）',
    draftedOn: '2026-04-03',
    handlers: ['zheng', 'xu'],
    progress: { stage: 'signing', signedBy: ['zheng', 'xu'] },
    statements: [
      {
        text: '合同采购香樟120株，每株1850元，合计222000元；2025年3月7日验收单签收120株。',
        evidence: [
          { from: 'tree-contract', quote: '香樟，胸径8厘米，120株，单价1850元，合计222000元。' },
          { from: 'tree-acceptance', quote: '实收香樟120株，规格合格。验收人：杜示林；库管：梁示仓。' },
        ],
      },
      {
        text: '种植台账合计97株，现场清点栽植97株，苗圃内无假植，短少23株，按单价计42550元。',
        evidence: [
          { from: 'planting-ledger', quote: '南湖路46株，学府路33株，站前广场18株，合计97株。' },
          { from: 'site-count', quote: '三处共栽植97株，存活91株；苗圃内无香樟假植。' },
          { from: 'delivery-slips', quote: '3月5日，香樟40株；3月6日，香樟35株。', note: '第三车送货单缺失，推算22株。' },
        ],
      },
      {
        text: '杜示林未实际清点即签验收单，后编造“15株死亡、8株假植”的说法。',
        evidence: [
          { from: 'du', quote: '库管员老梁说够数，供应商等着拿单子，我就签了。' },
          { from: 'du', quote: '我就编了这么一个说法，写了一张条子给他。我不该编，当时怕追究验收的责任。' },
        ],
      },
      {
        text: '随机抽量20株，6株胸径不足7.5厘米。',
        evidence: [{ from: 'site-count', quote: '随机抽量20株，胸径不足7.5厘米6株。' }],
      },
    ],
    bases: [
      {
        document: '物资采购与验收管理规定（示例）',
        article: '第七条',
        quote: '采购、验收、保管岗位应当分离。验收应当由两人以上当场清点数量、核对规格，凭送货单逐车登记。',
      },
    ],
  },
]
