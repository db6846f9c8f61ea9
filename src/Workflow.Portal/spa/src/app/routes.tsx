import { createBrowserRouter, Navigate } from 'react-router'
import { Loading } from '../parts/States'
import { landingOf } from '../session/landing'
import { RequireSession } from '../session/RequireSession'
import { useSession } from '../session/SessionProvider'
import { NotFound, RouteCrashed } from './RouteError'
import { Shell } from './Shell'

/** Every page is its own chunk. A page added here needs a role of its own in the server, not here. */
export const router = createBrowserRouter([
  {
    HydrateFallback: Loading,
    ErrorBoundary: RouteCrashed,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('../pages/SignInPage')).SignInPage }) },
      {
        Component: RequireSession,
        children: [
          {
            Component: Shell,
            children: [
              {
                ErrorBoundary: RouteCrashed,
                children: [
                  { index: true, Component: Landing },
                  { path: 'inbox', lazy: async () => ({ Component: (await import('../pages/InboxPage')).InboxPage }) },
                  { path: 'tasks/:id', lazy: async () => ({ Component: (await import('../pages/task/TaskPage')).TaskPage }) },
                  { path: 'tasks/:id/correction', lazy: async () => ({ Component: (await import('../pages/filing/CorrectionPage')).CorrectionPage }) },
                  { path: 'apply', lazy: async () => ({ Component: (await import('../pages/filing/ApplyPage')).ApplyPage }) },
                  { path: 'cases', lazy: async () => ({ Component: (await import('../pages/CasesPage')).CasesPage }) },
                  { path: 'cases/:no', lazy: async () => ({ Component: (await import('../pages/case/CasePage')).CasePage }) },
                  { path: 'cases/:no/stages/:stage/file', lazy: async () => ({ Component: (await import('../pages/filing/FilePage')).FilePage }) },
                  { path: 'cases/:no/supplements/:id', lazy: async () => ({ Component: (await import('../pages/filing/SupplementPage')).SupplementPage }) },
                  { path: 'notices', lazy: async () => ({ Component: (await import('../pages/NoticesPage')).NoticesPage }) },
                  { path: '*', Component: NotFound },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
])

function Landing() {
  return <Navigate to={landingOf(useSession().role)} replace />
}
