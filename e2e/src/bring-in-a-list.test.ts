import ExcelJS from 'exceljs'
import { test } from 'vitest'
import { openDay } from './test/day.ts'
import { choose, hear, press } from './test/form.ts'
import { open } from './test/open.ts'

const day = openDay()

async function workbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('在院').addRows(rows.map((row) => [...row]))
  return Buffer.from(await book.xlsx.writeBuffer())
}

test('a hospital without a feed brings its people in from a spreadsheet, and a wrong row is left out by name', async () => {
  const page = await open(await day.signIn('linruoxi'), '/clients/import')
  await page.locator('input[type=file]').setInputFiles({
    name: '在院名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await workbook([
      ['姓名', '性别', '出生日期', '病案号'],
      ['贺兰亭', '女', '1949-03-02', 'X-0001'],
      ['尉迟恭让', '男', '1958-11-30', 'X-0002'],
      ['', '男', '1960-01-01', 'X-0003'],
      ['宇文静', '女', '1985-02-30', 'X-0004'],
    ]),
  })
  await page.getByRole('heading', { name: '导入 在院名单.xlsx' }).waitFor()
  await page.getByText(/^2 位新人，0 位已经在册/).waitFor()
  await page.getByText('2 行有问题。').waitFor()
  await choose(page, '看哪些行', '全部')
  await page
    .getByRole('row', { name: /尉迟恭让/ })
    .getByText('新人', { exact: true })
    .waitFor()
  await press(page, '跳过 2 行，导入 2 行')
  await hear(page, '开始导入。可以离开这一页，回来还在。')
  await page.getByText('进来 2 行，跳过 2 行').first().waitFor()

  await page.goto('/clients')
  await page.getByRole('searchbox').fill('尉迟')
  await press(page, '在全部里找')
  await page.getByText('尉迟恭让').first().waitFor()
})

test('a file that is no spreadsheet is refused in words and leaves nobody', async () => {
  const page = await open(await day.signIn('linruoxi'), '/clients/import')
  await page.locator('input[type=file]').setInputFiles({
    name: '照片.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from('GIF89a no spreadsheet at all'),
  })
  await page.getByRole('alert').waitFor()
  await page.getByText('选一个文件，或拖到这里').waitFor()
})
