import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { adminSearch } from './admin/search'
import { calendarSearch } from './desk/calendar/plan'
import { deskSearch } from './desk/search'
import { publicSearch } from './public/search'
import { commandSearch } from './command/search'
import { ErrorPage, NotFoundPage } from './Fallback'
import { Root } from './Root'
import { Loading } from '@/ui/Empty'

/** Each face is a chunk of its own, so that a phone never loads what only staff need. */
const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })

const resident = createRoute({
  getParentRoute: () => root,
  id: 'resident',
  component: lazyRouteComponent(() => import('./resident/Shell'), 'ResidentShell'),
})
const home = createRoute({
  getParentRoute: () => resident,
  path: '/',
  component: lazyRouteComponent(() => import('./resident/Home'), 'Home'),
})
const report = createRoute({
  getParentRoute: () => resident,
  path: '/report',
  component: lazyRouteComponent(() => import('./resident/Report'), 'Report'),
})
const call = createRoute({
  getParentRoute: () => resident,
  path: '/call',
  component: lazyRouteComponent(() => import('./resident/Call'), 'Call'),
})
const services = createRoute({
  getParentRoute: () => resident,
  path: '/services',
  component: lazyRouteComponent(() => import('./resident/Call'), 'Services'),
})
const me = createRoute({
  getParentRoute: () => resident,
  path: '/me',
  component: lazyRouteComponent(() => import('./resident/Me'), 'Me'),
})
const follow = createRoute({
  getParentRoute: () => resident,
  path: '/r/$receipt',
  component: lazyRouteComponent(() => import('./resident/Follow'), 'Follow'),
})

const open = createRoute({
  getParentRoute: () => resident,
  path: '/public',
  validateSearch: publicSearch,
  component: lazyRouteComponent(() => import('./public/Public'), 'Public'),
})

const entrance = createRoute({
  getParentRoute: () => root,
  id: 'entrance',
  component: lazyRouteComponent(() => import('./entrance/Shell'), 'EntranceShell'),
})
const signIn = createRoute({
  getParentRoute: () => entrance,
  path: '/in',
  component: lazyRouteComponent(() => import('./entrance/SignIn'), 'SignIn'),
})
const oneTime = createRoute({
  getParentRoute: () => entrance,
  path: '/in/$token',
  component: lazyRouteComponent(() => import('./entrance/OneTime'), 'OneTime'),
})
const setup = createRoute({
  getParentRoute: () => entrance,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('./entrance/Setup'), 'Setup'),
})
const account = createRoute({
  getParentRoute: () => entrance,
  path: '/account',
  component: lazyRouteComponent(() => import('./entrance/Account'), 'Account'),
})
const factors = createRoute({
  getParentRoute: () => entrance,
  path: '/account/factors',
  component: lazyRouteComponent(() => import('./entrance/factors/Factors'), 'FactorsPage'),
})

const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('./desk/Desk'), 'Desk'),
})

const printList = createRoute({
  getParentRoute: () => root,
  path: '/desk/print',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('./desk/print/Print'), 'PrintList'),
})
const printCase = createRoute({
  getParentRoute: () => root,
  path: '/desk/print/$id',
  component: lazyRouteComponent(() => import('./desk/print/Print'), 'PrintCase'),
})

const field = createRoute({
  getParentRoute: () => root,
  path: '/field',
  component: lazyRouteComponent(() => import('./field/Shell'), 'FieldShell'),
})
const inbox = createRoute({
  getParentRoute: () => field,
  path: '/',
  component: lazyRouteComponent(() => import('./field/Inbox'), 'Inbox'),
})
const fieldCase = createRoute({
  getParentRoute: () => field,
  path: '/case/$id',
  component: lazyRouteComponent(() => import('./field/CasePage'), 'CasePage'),
})
const fieldReport = createRoute({
  getParentRoute: () => field,
  path: '/report',
  component: lazyRouteComponent(() => import('./field/Report'), 'Report'),
})
const fieldWaiting = createRoute({
  getParentRoute: () => field,
  path: '/waiting',
  component: lazyRouteComponent(() => import('./field/WaitingPage'), 'WaitingPage'),
})

const fieldVisit = createRoute({
  getParentRoute: () => field,
  path: '/visit',
  validateSearch: ({ area }: Record<string, unknown>): { area?: string } => (typeof area === 'string' ? { area } : {}),
  component: lazyRouteComponent(() => import('./field/visit/Visit'), 'Visit'),
})

const complaints = createRoute({
  getParentRoute: () => root,
  path: '/complaints',
  component: lazyRouteComponent(() => import('./complaints/Complaints'), 'Complaints'),
})

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/desk/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./desk/calendar/Calendar'), 'Calendar'),
})

const command = createRoute({
  getParentRoute: () => root,
  path: '/command',
  validateSearch: commandSearch,
  component: lazyRouteComponent(() => import('./command/Command'), 'Command'),
})

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyRouteComponent(() => import('./admin/Admin'), 'Admin'),
})
const adminHome = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(() => import('./admin/Admin'), 'AdminHome'),
})
const adminSection = createRoute({
  getParentRoute: () => admin,
  path: '/$section',
  validateSearch: adminSearch,
  component: lazyRouteComponent(() => import('./admin/Admin'), 'AdminSection'),
})

const styleguide = createRoute({
  getParentRoute: () => root,
  path: '/styleguide',
  component: lazyRouteComponent(() => import('./styleguide/Styleguide'), 'Styleguide'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    resident.addChildren([home, report, call, services, me, follow, open]),
    entrance.addChildren([signIn, oneTime, setup, account, factors]),
    desk,
    field.addChildren([inbox, fieldCase, fieldReport, fieldVisit, fieldWaiting]),
    calendar,
    complaints,
    printList,
    printCase,
    command,
    admin.addChildren([adminHome, adminSection]),
    styleguide,
  ]),
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: Loading,
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
