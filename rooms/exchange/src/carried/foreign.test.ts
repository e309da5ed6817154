// Files that come in alone: submissions of phones, and records of Bayanat.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBayanat } from '../bayanat/read.ts'
import { submissionsOfJson } from '../kobo/read.ts'

test('[X12] a submission is an entry of its form, and nothing of the phone is read', () => {
  const value = {
    results: [
      {
        ...{ _id: 7, _uuid: 'a1', 'meta/instanceID': 'uuid:b-2', _xform_id_string: 'first_report' },
        ...{ deviceid: 'collect:SECRET', username: 'SECRET', _submitted_by: 'SECRET' },
        ...{ 'who/phonenumber': 'SECRET', 'what/act': 'arrest', 'what/number': 'about sixty' },
        ...{ people: [{ 'people/name': 'Kim' }, { 'people/name': 'Pak' }] },
        _attachments: [{ filename: 'org/attachments/a1/photo.jpg' }],
        _geolocation: [41.2, 122.6],
      },
      { _xform_id_string: 'first_report' },
    ],
  }
  const { entities, problems } = submissionsOfJson(value)
  assert.deepEqual(problems, [{ code: 'id_missing', line: 2 }])
  const [one] = entities
  assert.equal(one?.id, 'b-2', 'the same when it is sent again')
  assert.deepEqual([one?.template, one?.title], ['first_report', 'first_report 7'])
  assert.deepEqual(
    one?.cells.map(({ column, values }) => [column, values.join()]),
    [
      ['what/act', 'arrest'],
      ['what/number', 'about sixty'],
      ['people/name 1', 'Kim'],
      ['people/name 2', 'Pak'],
      ['_geolocation', '41.2,122.6'],
    ],
  )
  assert.deepEqual(one?.files, ['photo.jpg'])
  assert.ok(!JSON.stringify(entities).includes('SECRET'))
  assert.equal(submissionsOfJson(7).problems[0]?.code, 'json_unreadable')
})

test('[X13] records of Bayanat come in without numbers of identity and without remarks', () => {
  const { carried, problems } = readBayanat([
    {
      actors: [
        {
          id: 4,
          type: 'Person',
          name: 'Kim',
          name_ar: '김',
          sex: 'Female',
          id_number: [{ number: 'SECRET' }],
        },
        { id: 5, type: 'Entity', name: 'A unit' },
        { name: 'nobody' },
      ],
    },
    {
      bulletins: [
        {
          ...{
            id: 9,
            title: 'Taken',
            description: '<p>At least 52<br>were held.</p>',
            comments: 'SECRET',
          },
          ...{
            publish_date: '2022-05-18T00:00',
            source_link: 'https://x.example/9',
            review: 'SECRET',
          },
        },
      ],
      incidents: [
        {
          ...{ id: 3, title: 'A raid', locations: [{ title: 'Liaoning' }] },
          events: [{ from_date: '2022-05-01', to_date: '2022-05-03', estimated: true }],
          actor_relations: [
            { actor: { id: 4 }, related_as: [1, 2], probability: 1 },
            { actor: { id: 99 }, related_as: [1], probability: 2 },
          ],
        },
      ],
    },
  ])
  assert.deepEqual(carried.persons, [{ id: 'actor:4', name: 'Kim', sex: 'f', otherNames: ['김'] }])
  assert.deepEqual(carried.events, [
    {
      ...{ id: 'incident:3', title: 'A raid', place: 'Liaoning' },
      period: { earliest: '2022-05-01', latest: '2022-05-03' },
    },
  ])
  assert.deepEqual(
    carried.links.map(({ role, certainty }) => [role, certainty]),
    [
      ['victim', 'likely'],
      ['witness', 'likely'],
    ],
  )
  assert.equal(carried.documents[0]?.text, 'Taken\nAt least 52\nwere held.')
  assert.ok(!JSON.stringify(carried).includes('SECRET'))
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['code_unread', 'id_missing', 'link_target_missing'],
  )
})
