import { QRCode } from 'antd'

interface Props {
  readonly text: string
  readonly label: string
}

/** A QR code, always dark on white: cameras do not read the other way round. */
export function QrPicture({ text, label }: Props) {
  return <QRCode type="svg" value={text} size={184} color="#000000" bgColor="#ffffff" aria-label={label} />
}
