import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { FolderCheck } from 'lucide-react'
import { useRef } from 'react'
import { useWrite } from '@/api/useWrite'
import { checkPack, folderFiles, keepPack, versionsQuery, type PackFiles } from '@/features/pack/versions'
import { useWords } from '@/i18n'
import { Notice, ProblemNotice } from '@/ui/Notice'
import css from '../admin.module.css'

interface Props {
  /** Whether its reader may keep a pack. */
  writes: boolean
  onKept: (label: string) => void
}

/** Looks through the folder of a pack: what is wrong by file and line with its reason, or that it is sound and may be kept. */
export function CheckFolder({ writes, onKept }: Props) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const checking = useMutation({
    mutationFn: async (list: Iterable<File>) => {
      const files = await folderFiles(list)
      return { files, verdict: await checkPack(files) }
    },
  })
  const keeping = useWrite((files: PackFiles, key) => keepPack(files, key), {
    onSuccess: ({ label }) => {
      void queries.invalidateQueries({ queryKey: versionsQuery.queryKey })
      void message.success(t('packs.keptNow', { label }))
      checking.reset()
      onKept(label)
    },
  })
  const { files, verdict } = checking.data ?? {}
  return (
    <div className={css.diff}>
      <div>
        <Button
          icon={<FolderCheck aria-hidden size={16} />}
          loading={checking.isPending}
          onClick={() => input.current?.click()}
        >
          {t('packs.check')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          aria-label={t('packs.check')}
          // Not known to the types of React: a folder instead of files.
          {...{ webkitdirectory: '' }}
          onChange={event => {
            const list = [...(event.target.files ?? [])]
            event.target.value = ''
            if (list.length > 0) checking.mutate(list)
          }}
        />
      </div>
      {checking.isError && <ProblemNotice error={checking.error} />}
      {keeping.isError && <ProblemNotice error={keeping.error} />}
      {verdict?.sound && files && (
        <Notice tone="ok">
          <p>{t('packs.sound', { label: verdict.label })}</p>
          {writes && (
            <Button loading={keeping.isPending} onClick={() => keeping.mutate(files)}>
              {t('packs.keep')}
            </Button>
          )}
        </Notice>
      )}
      {verdict && !verdict.sound && (
        <section aria-labelledby="faults">
          <h3 id="faults">{t('packs.faults', { count: verdict.faults.length })}</h3>
          <ol className={css.items}>
            {verdict.faults.map(({ file, line, reason }) => (
              <li key={file + String(line) + reason.en}>
                <span>
                  <span className={css.fault}>{line > 0 ? t('packs.at', { file, line }) : file}</span> {say(reason)}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
