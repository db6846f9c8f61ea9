import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { TrackPage } from './TrackPage'
import '../theme/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('q.html has no #root.')

// The address is /q/{case number}/{code}, as it stands in the QR code of a document.
const [, , no = '', code = ''] = location.pathname.split('/').map(decodeURIComponent)

createRoot(root).render(
  <StrictMode>
    <TrackPage no={no} code={code} />
  </StrictMode>,
)
