import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { DataPackage, PublicAbout } from '@/api/types'
import { openFile, packageQuery } from '@/features/publication/queries'
import { useWords } from '@/i18n'
import { buttonClass } from '@/ui/Button'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { Exact } from '@/ui/When'
import css from './public.module.css'

type Resource = DataPackage['resources'][number]

/** The open data set, and what stands in it. */
export function Downloads({ about }: { about: PublicAbout }) {
  const { t, say } = useWords()
  const found = useQuery(packageQuery)
  const { id, name } = about.licence
  return (
    <section className={css.card} aria-labelledby="download">
      <h2 id="download">{t('public.download')}</h2>
      <p>{t('public.downloadHint')}</p>
      {found.error && <ProblemNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data && <Tables resources={found.data.resources} />}
      <p>
        <a className={buttonClass()} href={openFile('datapackage.json')} download="datapackage.json">
          <Download aria-hidden size={18} />
          {t('public.dictionary')}
        </a>
      </p>
      <p className={css.lead}>
        {t('public.licence', { name: say(name), id })}
        {about.updated_at && (
          <>
            {' · '}
            {t('public.updated')} <Exact at={about.updated_at} />
          </>
        )}
      </p>
    </section>
  )
}

function Tables({ resources }: { resources: readonly Resource[] }) {
  const { lang } = useWords()
  const titles = [...new Set(resources.map(({ title }) => title))]
  return titles.map(title => {
    const formats = resources.filter(resource => resource.title === title)
    const [first] = formats
    if (!first) return null
    return (
      <article key={title} className={css.sheet}>
        <h3>{lang === 'en' ? first.title : first.title_zh}</h3>
        <div className={css.choices}>
          {formats.map(({ path }) => (
            <a key={path} className={buttonClass()} href={openFile(path)} download={path}>
              <Download aria-hidden size={18} />
              {path}
            </a>
          ))}
        </div>
        <Dictionary resource={first} />
      </article>
    )
  })
}

function Dictionary({ resource }: { resource: Resource }) {
  const { t, lang } = useWords()
  const table = lang === 'en' ? resource.title : resource.title_zh
  return (
    <details>
      <summary>{t('public.columns', { table })}</summary>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('public.field')}</th>
              <th scope="col">{t('public.says')}</th>
              <th scope="col">{t('public.kind')}</th>
              <th scope="col">{t('public.unit')}</th>
            </tr>
          </thead>
          <tbody>
            {resource.schema.fields.map(({ name, type, description, description_zh: chinese, unit }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{lang === 'en' ? description : chinese}</td>
                <td>{type}</td>
                <td>{unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
