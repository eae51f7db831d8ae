import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { rights } from '@quancheng/contract/rights.ts'
import { expect, test } from 'vitest'
import { unzip, wordsOf } from '../../test/docx-words.ts'
import { restricts } from '../../test/restricted.ts'
import { openHouse } from '../../test/ward.ts'
import { caseOf, closes, consents, goal, need, signs } from '../a-case.ts'

/** Cutting fonts and setting pages is slow work on a machine that is busy. */
const TYPESETTING = 90_000

test(
  'the printed file says what the case says, signed by whom, late or amended, and who printed it',
  async () => {
    await using house = await openHouse()
    const { lin, zhou } = house
    const { caseId, clientId } = await caseOf(house)
    await consents(house, clientId)
    await lin.does(cases.addNeed, { commandId: newId(), caseId, need: need() })
    await lin.does(cases.addGoal, { commandId: newId(), caseId, goal: goal() })
    const { id: recordId } = await signs(lin, caseId, {
      occurredAt: '2026-01-02T08:30:00+08:00',
      content: '听她讲家里的账\n已借约 8 万元',
    })
    await lin.does(cases.amendRecord, {
      commandId: newId(),
      recordId,
      seen: 2,
      reason: '时长记错了',
      changes: { minutes: 40 },
    })
    await lin.does(cases.draftRecord, {
      commandId: newId(),
      caseId,
      recordId: newId(),
      seen: null,
      fields: {
        occurredAt: '2026-01-05T08:30:00+08:00',
        minutes: 5,
        channel: 'phone',
        place: null,
        present: null,
        purpose: null,
        content: '草稿不在档案里',
        response: null,
        nextStep: null,
        nextOn: null,
        goalIds: [],
      },
    })
    const printed = await zhou.does(cases.printed, { caseId, as: 'docx' })
    expect(printed.fileName).toBe('2026-0001.docx')
    const bytes = Buffer.from(printed.base64, 'base64')
    const words = wordsOf(bytes)
    for (const said of [
      '示例综合医院 · 医务社会工作',
      '周桂英',
      'T/JSSG 001-2020',
      '未配置',
      '押金差两万元',
      '20,000 元',
      '听她讲家里的账',
      '已借约 8 万元',
      '（迟签）',
      '原因：时长记错了',
      '原记 时长：25',
      '接受医务社会工作服务',
    ])
      expect(words).toContain(said)
    expect(words).not.toContain('草稿不在档案里')
    const files = unzip(bytes)
    expect([...files.keys()].filter((name) => name.startsWith('word/fonts/'))).toHaveLength(4)
    const foot = [...files].find(([name]) => name.startsWith('word/footer'))?.[1].toString()
    expect(foot).toContain('打印　周明　2026-01-05 09:00')
  },
  TYPESETTING,
)

test(
  'as PDF it is A4 with its fonts inside; printing is in the journal and not for every reader',
  async () => {
    await using house = await openHouse()
    const { lin, he, world } = house
    const { caseId } = await caseOf(house)
    const pdf = await lin.does(cases.printed, { caseId, as: 'pdf', locale: 'en' })
    expect(pdf).toMatchObject({ fileName: '2026-0001.pdf', type: 'application/pdf' })
    const text = Buffer.from(pdf.base64, 'base64').toString('latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text, 'A4').toContain('/MediaBox [0 0 595.28 841.89]')
    for (const font of [
      'NotoSansHans-Regular',
      'NotoSansHans-Bold',
      'NotoSerifSC-Regular',
      'NotoSerifSC-SemiBold',
    ])
      expect(text, 'embedded').toMatch(new RegExp(`/FontName /[A-Z]{6}\\+${font}`))
    expect(text.match(/\/Type \/Page\b/g)?.length).toBe(5)

    expect(
      (await he.ask(cases.printed, { caseId, as: 'pdf' })).status,
      'who may read may not yet print',
    ).toBe(404)
    const { rows } = await world.pool.query(
      `select actor_id, facts from journal where act = 'cases.print' and subject_id = $1 order by lane, seq`,
      [caseId],
    )
    expect(rows).toEqual([{ actor_id: lin.id, facts: '{"as":"pdf","locale":"en","forms":["all"]}' }])
  },
  TYPESETTING,
)

test(
  'a worker prints the consent alone to have it signed by hand; the list of forms says what the standard still misses',
  async () => {
    await using house = await openHouse()
    const { lin, he } = house
    const { caseId } = await caseOf(house)
    const offered = await lin.does(cases.forms, { caseId })
    expect(offered.find(({ form }) => form === 'consent')).toMatchObject({ required: true, entries: 0 })
    expect(offered.find(({ form }) => form === 'intake')?.entries).toBeNull()
    const printed = await lin.does(cases.printed, { caseId, as: 'docx', form: ['consent'] })
    const words = wordsOf(Buffer.from(printed.base64, 'base64'))
    expect(words).toContain('服务是自愿的、免费的')
    expect(words).not.toContain('个案档案')
    expect((await he.ask(cases.forms, { caseId })).status).toBe(404)
  },
  TYPESETTING,
)

test(
  'whoever asked for a copy gets the whole file on paper, of every case, without what the house keeps for itself',
  async () => {
    await using house = await openHouse()
    const { lin, head, jiang, world } = house
    const { caseId, clientId } = await caseOf(house)
    await consents(house, clientId)
    await lin.does(cases.addNeed, { commandId: newId(), caseId, need: need() })
    await signs(lin, caseId, { content: '听她讲家里的账' })
    await lin.does(cases.writeProcess, {
      commandId: newId(),
      caseId,
      processId: newId(),
      seen: null,
      fields: {
        occurredAt: '2026-01-05T08:30:00+08:00',
        place: null,
        present: null,
        target: null,
        lines: [{ said: '只有督导看的话', shown: '', felt: '' }],
        feeling: null,
        plan: null,
      },
    })
    await lin.does(cases.addTask, {
      commandId: newId(),
      caseId,
      title: '内部待办的事',
      dueAt: null,
      assigneeId: lin.id,
    })
    await closes(house, caseId)
    world.pass(1)
    const { id: again } = await lin.does(cases.open, {
      commandId: newId(),
      clientId,
      kind: 'brief',
      pack: null,
      problem: '第二次来，为了出院以后没人接',
    })
    await signs(lin, again, { content: '谈出院后的安排' })
    const { id: rightId } = await lin.does(rights.askRight, {
      commandId: newId(),
      clientId,
      kind: 'copy',
      askedBy: 'client',
      asker: '周桂英本人',
      relation: null,
      proof: null,
      words: null,
    })
    for (const person of [lin, jiang])
      expect((await person.ask(cases.copyOnPaper, { rightId, as: 'docx' })).status).toBe(404)
    const printed = await head.does(cases.copyOnPaper, { rightId, as: 'docx' })
    expect(printed.fileName).toBe('周桂英 个人信息副本.docx')
    const words = wordsOf(Buffer.from(printed.base64, 'base64'))
    for (const said of [
      '周桂英本人',
      '2026-0001　2026-0002',
      '接受医务社会工作服务',
      '押金差两万元',
      '听她讲家里的账',
      '第二次来，为了出院以后没人接',
      '谈出院后的安排',
    ])
      expect(words).toContain(said)
    for (const kept of ['只有督导看的话', '内部待办的事']) expect(words).not.toContain(kept)
    const { rows } = await world.pool.query(
      `select facts from journal where client_id = $1 and act = 'clients.copy-file'`,
      [clientId],
    )
    expect(rows.map((row) => JSON.parse(row.facts))).toEqual([{ kind: 'copy', as: 'docx' }])
    const { id: erase } = await lin.does(rights.askRight, {
      commandId: newId(),
      clientId,
      kind: 'erase',
      askedBy: 'client',
      asker: '周桂英',
      relation: null,
      proof: null,
      words: null,
    })
    expect((await head.ask(cases.copyOnPaper, { rightId: erase, as: 'pdf' })).body.code).toBe(
      'clients.right-is-another',
    )
  },
  TYPESETTING,
)

test(
  'must 15: what leaves for eyes outside names nobody, not even within a sentence, and says by whom it was masked',
  async () => {
    await using house = await openHouse()
    const { lin, world, head } = house
    const { caseId, clientId } = await caseOf(house, { birthDate: '1960-02-03' })
    await consents(house, clientId)
    await lin.does(clients.addContact, {
      commandId: newId(),
      clientId,
      name: '王慧敏',
      phone: '13800001111',
      relation: '30',
      guardian: false,
      mainCarer: true,
      note: null,
    })
    await signs(lin, caseId, {
      place: '神经内科 12 床',
      present: '周桂英、女儿慧敏',
      content: '桂英说王慧敏周六到，手机 138 0000 1111；生于1960年2月3日。林若溪陪着，押金差 20,000 元。',
    })
    const printing = { caseId, as: 'docx' as const, masked: 'true' }
    const printed = await lin.does(cases.printed, printing)
    const bytes = Buffer.from(printed.base64, 'base64')
    expect(printed.fileName).toBe('已脱敏.docx')
    const words = wordsOf(bytes)
    for (const said of [
      '周某1说王某1周六到，手机 [号码]；生于65 岁。林某1陪着，押金差 20,000 元。',
      '已脱敏，由 林若溪 制作',
    ])
      expect(words).toContain(said)
    const everything = [...unzip(bytes).values()].map((file) => file.toString()).join('')
    for (const secret of ['周桂英', '桂英', '慧敏', '13800001111', '1960-02-03', '2026-0001', '周明'])
      expect(everything).not.toContain(secret)
    expect(words.split('林若溪')).toHaveLength(2)
    const exporting = { view: 'mine' as const, as: 'csv' as const, cases: [], masked: 'true' }
    const table = await lin.does(cases.exportList, exporting)
    const lines = Buffer.from(table.base64, 'base64').toString()
    expect(table.fileName).toContain('已脱敏')
    expect(lines).toContain('某人1')
    for (const secret of ['周桂英', '2026-0001', '林若溪', '周明']) expect(lines).not.toContain(secret)
    const { rows } = await world.pool.query(`select facts from journal where act = 'cases.print'`)
    expect(rows.map((row) => JSON.parse(row.facts).masked)).toEqual([true])
    await restricts(house, clientId)
    expect((await lin.ask(cases.printed, printing)).body.code).toBe('clients.restricted')
    expect(
      (await head.ask(cases.printed, { caseId, as: 'docx' })).status,
      'paper for the archive goes on',
    ).toBe(200)
  },
  TYPESETTING,
)
