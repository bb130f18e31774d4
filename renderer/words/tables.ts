import type { TableProblem, TableProblemCode } from '../../db/model/spreadsheet.ts'

const detail = (problem: TableProblem, name: string): string => {
  const value = problem.detail?.[name]
  return Array.isArray(value) ? value.join('、') : value === undefined ? '' : String(value)
}
const header = ({ header: name }: TableProblem): string => (name === undefined ? '' : `“${name}”`)

/** What is wrong with a table, and how to mend it in the spreadsheet program. */
const sentences: Record<TableProblemCode, (problem: TableProblem) => string> = {
  not_a_spreadsheet: () => '这个文件不是表格。请选择 .xlsx、.xls 或 .csv 文件；WPS 表格请另存为 .xlsx。',
  password_protected: () => '表格设了打开密码。请去掉密码后另存一份再导入。',
  empty_workbook: () => '表格是空的。',
  too_many_rows: (problem) => `超过 ${detail(problem, 'most')} 行，未读取。请拆成几份；若下方只是空行，请删去后再试。`,
  only_hidden_sheets: (problem) => `符合的内容在隐藏的工作表（${detail(problem, 'sheets')}）里。请取消隐藏后再导入。`,
  several_tables: (problem) => `有几张工作表都符合：${detail(problem, 'sheets')}。请只留要导入的一张。`,
  no_header: (problem) => `没有找到表头。至少要有这些列：${detail(problem, 'headers')}。可先存一份空白表对照。`,
  column_missing: (problem) => `缺少${header(problem)}这一列。`,
  column_double: (problem) => `${header(problem)}这一列出现了两次，另一处在 ${detail(problem, 'first')} 列。请删去一列。`,
  no_rows: () => '表头下面没有内容。',
  cell_empty: (problem) => `${header(problem)}不能空着。`,
  merged_cell: (problem) => `${detail(problem, 'range')} 是合并单元格。请取消合并，每行分别填写。`,
  bad_day: (problem) => `${header(problem)}写的“${detail(problem, 'shown')}”不是完整的日期。请写成 2026-03-15 这样。`,
  bad_integer: (problem) => `${header(problem)}写的“${detail(problem, 'shown')}”不是整数。`,
  bad_id_number: (problem) => `${header(problem)}写的“${detail(problem, 'shown')}”不是身份证号（现有 ${detail(problem, 'has')} 位）。`,
  number_too_long: (problem) =>
    `${header(problem)}的长数字被表格程序改成了 ${detail(problem, 'shown')}，末尾几位已经丢失。请把整列设为“文本”格式后重新填写。`,
  became_date: (problem) =>
    `${header(problem)}的内容被表格程序当成了日期（${detail(problem, 'shown')}）。请把整列设为“文本”格式后重新填写。`,
  bad_choice: (problem) => `${header(problem)}写的“${detail(problem, 'shown')}”不在可选范围内。可填：${detail(problem, 'allowed')}。`,
  too_long: (problem) => `${header(problem)}有 ${detail(problem, 'has')} 字，最多 ${detail(problem, 'most')} 字。`,
  too_many_parts: (problem) => `${header(problem)}一格里有 ${detail(problem, 'has')} 项，最多 ${detail(problem, 'most')} 项。`,
  cell_error: (problem) => `${header(problem)}的公式出错（${detail(problem, 'shown')}）。请改正后再导入。`,
  formula_without_value: (problem) => `${header(problem)}的公式没有算出结果。请用表格程序打开、保存一次再导入。`,
  repeated: (problem) => `${header(problem)}“${detail(problem, 'shown')}”重复，第 ${detail(problem, 'first')} 行已有。`,
  bad_time: (problem) => `${header(problem)}写的“${detail(problem, 'shown')}”不是时间。请写成 9:00 这样。`,
  bad_offset: (problem) => `${header(problem)}写的“${detail(problem, 'shown')}”看不懂。可写：进驻+3、撤点-7、信访截止。`,
  not_a_member: (problem) => `${header(problem)}“${detail(problem, 'shown')}”不是本组人员。请核对姓名，或先在“轮次与单位”里登记。`,
  parent_unknown: (problem) => `上级编码“${detail(problem, 'shown')}”在表中找不到。`,
  parent_circle: (problem) => `编码“${detail(problem, 'shown')}”的上级互相循环，或超过九层。`,
}

export const problemWords = (problem: TableProblem): string => sentences[problem.code](problem)

/** `第 5 行 C 列`, as the spreadsheet program shows it; empty for the file as a whole. */
export const problemPlace = ({ row, column }: TableProblem): string =>
  [row === undefined ? '' : `第 ${row} 行`, column === undefined ? '' : `${column} 列`].filter((part) => part !== '').join(' ')

export const tableWords = {
  refused: (count: number, file: string) => `${file} 有 ${count} 处要改，没有导入任何内容`,
  howTo: '请在表格里改好、保存，再重新选择。',
  more: (count: number) => `此外还有 ${count} 处，先改上面的。`,
  sheet: '工作表',
  place: '位置',
  problem: '问题',
} as const

/** What is said wherever a table is read in. */
export const importWords = {
  chooseFile: '选择表格',
  chooseOther: '换一份表格',
  template: '存空白表',
  templateSaved: (name: string) => `空白表已存为 ${name}`,
  cancel: '取消',
} as const
