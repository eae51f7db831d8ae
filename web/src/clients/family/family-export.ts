const TOKEN = /var\((--[\w-]+)\)/g

/** The picture as a file of its own: colours and font instead of tokens, on white paper. */
export function standaloneSvg(svg: SVGSVGElement): string {
  const styles = getComputedStyle(svg)
  const copy = svg.cloneNode(true) as SVGSVGElement
  const plain = (text: string) =>
    text.replace(TOKEN, (_, name: string) => styles.getPropertyValue(name).trim() || 'currentColor')
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes])
      if (value.includes('var(')) element.setAttribute(name, plain(value))
    for (const name of ['tabindex', 'role', 'class']) element.removeAttribute(name)
  }
  const [, , width = '0', height = '0'] = (svg.getAttribute('viewBox') ?? '').split(' ')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', width)
  copy.setAttribute('height', height)
  copy.setAttribute('font-family', styles.fontFamily)
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  paper.setAttribute('width', width)
  paper.setAttribute('height', height)
  paper.setAttribute('fill', styles.getPropertyValue('--qc-surface').trim() || 'white')
  copy.insertBefore(paper, copy.firstChild)
  return new XMLSerializer().serializeToString(copy)
}

/** The same as an image, at twice the size. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))), 'image/png'),
  )
}
