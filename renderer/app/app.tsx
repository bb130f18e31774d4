import { QueryClientProvider } from '@tanstack/react-query'
import { App as Antd, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { Guarded } from './broken-place.tsx'
import { FailureNotices } from './failure-notices.tsx'
import { Gate } from './gate.tsx'
import { theme } from './theme.ts'
import './theme.css'
import { queries } from './workstation.ts'

dayjs.locale('zh-cn')

/** The whole page. */
export const App = () => (
  <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
    <Antd component={false} message={{ top: 48 }}>
      <QueryClientProvider client={queries}>
        <Guarded>
          <FailureNotices />
          <Gate />
        </Guarded>
      </QueryClientProvider>
    </Antd>
  </ConfigProvider>
)
