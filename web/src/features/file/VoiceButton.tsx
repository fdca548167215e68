import { Mic, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Notice } from '@/ui/Notice'

const LIMIT_SECONDS = 60

/** Records a voice note of up to a minute. Absent where the device cannot record. */
export function VoiceButton({ onRecorded }: { onRecorded: (blob: Blob, name: string) => void }) {
  const { t } = useWords()
  const [recorder, setRecorder] = useState<MediaRecorder>()
  const [seconds, setSeconds] = useState(0)
  const [refused, setRefused] = useState(false)
  const done = useRef(onRecorded)
  useEffect(() => {
    done.current = onRecorded
  })

  useEffect(() => {
    if (!recorder) return
    const timer = setInterval(() => setSeconds(n => n + 1), 1000)
    return () => {
      clearInterval(timer)
      recorder.stream.getTracks().forEach(track => track.stop())
    }
  }, [recorder])

  useEffect(() => {
    if (seconds >= LIMIT_SECONDS && recorder?.state === 'recording') recorder.stop()
  }, [seconds, recorder])

  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) return null

  const start = async () => {
    try {
      const made = new MediaRecorder(await navigator.mediaDevices.getUserMedia({ audio: true }))
      const chunks: Blob[] = []
      made.addEventListener('dataavailable', event => chunks.push(event.data))
      made.addEventListener('stop', () => {
        setRecorder(undefined)
        const type = made.mimeType.split(';')[0] ?? 'audio/webm'
        done.current(new Blob(chunks, { type }), `voice.${type.split('/')[1]}`)
      })
      made.start()
      setSeconds(0)
      setRefused(false)
      setRecorder(made)
    } catch {
      setRefused(true)
    }
  }

  return (
    <>
      {recorder ? (
        <Button look="danger" onClick={() => recorder.stop()}>
          <Square aria-hidden size={18} />
          {t('file.stop', { seconds })}
        </Button>
      ) : (
        <Button onClick={() => void start()}>
          <Mic aria-hidden size={20} />
          {t('file.voice')}
        </Button>
      )}
      {refused && <Notice tone="warn">{t('file.noMicrophone')}</Notice>}
    </>
  )
}
