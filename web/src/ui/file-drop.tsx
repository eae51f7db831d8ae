import './file-drop.css'

interface Props {
  readonly title: string
  /** Which files, and how large. */
  readonly words: string
  readonly accept: string
  readonly onChoose: (file: File) => void
}

/** A place onto which a file is dropped, and which opens the choice of one. */
export function FileDrop({ title, words, accept, onChoose }: Props) {
  return (
    <label
      className="file-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [file] = event.dataTransfer.files
        if (file) onChoose(file)
      }}
    >
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onChoose(file)
        }}
      />
      <b>{title}</b>
      <span className="small muted">{words}</span>
    </label>
  )
}
