import { Link, Navigate, Outlet, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Account } from '@/api/types'
import { FirstSteps } from '@/features/help/FirstSteps'
import { sessionQuery } from '@/features/identity/session'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Empty } from '@/ui/Empty'
import { usePage } from '@/ui/page'
import desk from '../desk/desk.module.css'
import { TopBar } from '../desk/TopBar'
import { Staff } from '../Staff'
import css from './admin.module.css'
import { Areas } from './areas/Areas'
import { Audit } from './audit/Audit'
import { Channels } from './channels/Channels'
import { Forms } from './forms/Forms'
import { Notices } from './notices/Notices'
import { Packs } from './packs/Packs'
import { People } from './people/People'
import { SECTIONS, sectionsFor, type SectionKey } from './sections'
import { Units } from './units/Units'

/** What a page of the administration gets: whether its reader may change something. */
export interface PageProps {
  may: (permission: Account['permissions'][number]) => boolean
}

const PAGES: Record<SectionKey, ComponentType<PageProps>> = {
  notices: Notices,
  areas: Areas,
  units: Units,
  people: People,
  packs: Packs,
  forms: Forms,
  channels: Channels,
  audit: Audit,
}

/** The administration: on the left what one may see, beside it the page. */
export function Admin() {
  return <Staff>{account => <Frame account={account} />}</Staff>
}

function Frame({ account }: { account: Account }) {
  const { t, say } = useWords()
  const { meta } = useMeta()
  return (
    <div className={desk.desk}>
      <a className="skip" href="#admin">
        {t('admin.skip')}
      </a>
      <TopBar account={account} district={say(meta?.name)} help="admin" />
      <div className={css.frame}>
        <nav className={css.nav} aria-label={t('admin.title')}>
          {sectionsFor(account.permissions).map(({ key }) => (
            <Link key={key} to="/admin/$section" params={{ section: key }} activeOptions={{ includeSearch: false }}>
              {t(`admin.${key}`)}
            </Link>
          ))}
        </nav>
        <main className={css.page} id="admin" tabIndex={-1}>
          <FirstSteps account={account} face="admin" />
          <Outlet />
        </main>
      </div>
    </div>
  )
}

/** Goes to the first page that one may see. */
export function AdminHome() {
  const { t } = useWords()
  const { data: session } = useQuery(sessionQuery)
  const permissions = session?.account.permissions ?? []
  const seen = sectionsFor(permissions)
  // What one keeps comes before what one only sees.
  const first = seen.find(({ write, read }) => permissions.includes(write ?? read)) ?? seen[0]
  return first ? (
    <Navigate to="/admin/$section" params={{ section: first.key }} replace />
  ) : (
    <Empty title={t('admin.nothing')} />
  )
}

export function AdminSection() {
  const { t } = useWords()
  const { section } = useParams({ from: '/admin/$section' })
  const { data: session } = useQuery(sessionQuery)
  const permissions = session?.account.permissions ?? []
  const known = SECTIONS.find(({ key }) => key === section)
  const heading = usePage(known ? t(`admin.${known.key}`) : t('admin.title'))
  if (!known || !sectionsFor(permissions).includes(known)) return <Empty title={t('admin.nothing')} />
  const Page = PAGES[known.key]
  return (
    <>
      <h1 {...heading}>{t(`admin.${known.key}`)}</h1>
      <Page may={permission => permissions.includes(permission)} />
    </>
  )
}
