import { Button } from 'antd'
import { useRound } from '../../app/round.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { Facts } from '../../parts/reading.tsx'
import { RemoveSample } from '../../parts/remove-sample.tsx'
import { SalvageReading } from '../../parts/salvage-reading.tsx'
import { modeWords } from '../../words/entry.ts'
import { moment } from '../../words/figures.ts'
import { salvageWords } from '../../words/salvage.ts'
import { settingsWords } from '../../words/settings.ts'
import { Accounts } from './accounts.tsx'
import { AuditList } from './audit-list.tsx'
import { Backup } from './backup.tsx'
import { ChangePassword } from './change-password.tsx'
import { IdleLock } from './idle-lock.tsx'
import { Keys } from './keys/keys.tsx'
import { RenewRecoveryKey } from './renew-recovery-key.tsx'
import './settings.css'

/** What concerns this computer and who may open its case file. */
export default function SettingsRoom() {
  const session = useSession()
  const mayManage = useMay('manage')
  return (
    <div className="page">
      <div className="page-column">
        <h1>{settingsWords.title}</h1>
        <Section title={settingsWords.machine}>
          <Facts
            items={[
              { label: settingsWords.caseFile, value: session.label },
              { label: settingsWords.device, value: session.deviceName },
              { label: settingsWords.mode, value: modeWords[session.mode] },
            ]}
          />
        </Section>
        <Backup />
        <Keys />
        <ChangePassword />
        {mayManage && <Accounts />}
        {mayManage && <IdleLock />}
        {mayManage && <RenewRecoveryKey />}
        {mayManage && session.mode === 'group' && <Sample />}
        <Salvaged />
        <AuditList />
      </div>
    </div>
  )
}

/** Only in a case file that a salvage wrote: what it could not read. */
const Salvaged = () => {
  const report = useAsk('vault', 'salvaged', {}).data
  if (report === undefined || report === null) return null
  return (
    <Section title={salvageWords.settings}>
      <p className="settings-hint">{salvageWords.settingsText(moment(report.salvagedAt))}</p>
      <SalvageReading report={report} />
    </Section>
  )
}

const Sample = () => {
  const { rounds } = useRound()
  const load = useSay('desk', 'createSample')
  const there = rounds.some(({ body }) => body.sample)
  return (
    <Section title={settingsWords.sample}>
      <p className="settings-hint">{settingsWords.sampleHint}</p>
      {there ? (
        <RemoveSample />
      ) : (
        <Button loading={load.isPending} onClick={() => load.mutate({})}>
          {settingsWords.loadSample}
        </Button>
      )}
    </Section>
  )
}
