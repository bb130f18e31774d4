export const backupWords = {
  title: '备份',
  text: '把整个案件库加密备份到U盘或移动硬盘。备份要用口令才能读取，恢复以后仍用各人原来的密码打开。请经常备份，备份和口令分开保管。',
  reason: '事由',
  make: '备份到……',
  working: '正在备份',
  done: '已备份并读回核验',
  file: '文件名',
  size: '大小',
  passphrase: '备份口令',
  passphraseHint: '只显示这一次，程序不留底。请抄下来，与备份分开保管；丢了口令，备份就不能用。',
  noted: '已抄下，不再显示',
  noRight: '备份由组长、联络员或巡察办人员办理。',

  restoreTitle: '从备份恢复',
  restoreText:
    '电脑丢失或损坏时，在新电脑上用备份包恢复案件库；分卷的先复制到同一文件夹，选任何一卷。恢复以后用原来的密码解锁；这台电脑会换用新的密钥名片，需请巡察办和组里其他电脑在“密钥名片”里办理更换，旧名片随即吊销。',
  restorePassphrase: '备份口令',
  restore: '选择备份包……',
  restoring: '正在恢复',
  cancelled: '已停止，没有留下任何内容。',
  back: '返回',
} as const
