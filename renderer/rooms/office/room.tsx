import { Tabs } from 'antd'
import { useMay } from '../../app/session.tsx'
import { officeWords as words } from '../../words/office.ts'
import { uploadWords } from '../../words/upload.ts'
import { wipeWords } from '../../words/wipe.ts'
import { OwnCard } from '../exchange/own-card.tsx'
import { Browse } from './browse.tsx'
import { Certificates } from './certificates.tsx'
import { DrillReminder } from './drill-reminder.tsx'
import { GroupCards, ReserveCards } from './group-cards.tsx'
import { Imports } from './imports.tsx'
import { Receive } from './receive.tsx'
import { SendTask } from './send-task.tsx'
import { Upload } from './upload.tsx'
import '../exchange/exchange.css'
import './office.css'

/** 巡察办: what groups bring in, and whom it is believed from. */
export default function OfficeRoom() {
  const mayUpload = useMay('upload')
  return (
    <div className="page">
      <div className="page-column exchange office">
        <h1>{words.room}</h1>
        <p className="quiet">{words.lead}</p>
        <DrillReminder />
        <Tabs
          items={[
            { key: 'receive', label: words.tabs.receive, children: <Receive /> },
            { key: 'browse', label: words.tabs.browse, children: <Browse /> },
            { key: 'imports', label: words.tabs.imports, children: <Imports /> },
            { key: 'task', label: words.tabs.task, children: <SendTask /> },
            ...(mayUpload ? [{ key: 'upload', label: uploadWords.tab, children: <Upload /> }] : []),
            { key: 'certificates', label: wipeWords.certificates, children: <Certificates /> },
            {
              key: 'cards',
              label: words.tabs.cards,
              children: (
                <>
                  <OwnCard title={words.cardsOwnTitle} text={words.cardsOwnText} />
                  <GroupCards />
                  <ReserveCards />
                </>
              ),
            },
          ]}
        />
      </div>
    </div>
  )
}
