// A report for the walk of a reviewer: twenty-odd numbers of people in plain sentences. Everything
// in it is invented. No tests here.

const PARAGRAPHS = [
  ['Raids in two provinces, aid groups say'],
  [
    'At least 52 North Koreans were detained in Liaoning in April, a pastor who works near the',
    'border told Harbour Wire. Twelve of them were sent back on 20 April, he said.',
  ],
  [
    'About 80 people were arrested in Jilin in the same month, according to River Watch, an aid',
    'group in Seoul. Thirty of the 80 were women. The remaining 50 are still held in Tumen, the',
    'group said.',
  ],
  [
    'A trader in Dandong said more than ten people were caught there every week. Nine people,',
    'including three children, were arrested at a farm near Shenyang on 3 April.',
  ],
  [
    'The Ministry of Unification said 196 people arrived in South Korea last year. In the first',
    'quarter of this year 34 arrived.',
  ],
  [
    'River Watch said two people were killed and seven went missing at the river in March.',
    'Nearly 600 people were forcibly returned in 2021, it estimated.',
  ],
  [
    'Eleven people were arrested on a bus in Kunming on 14 April and five of them were deported',
    'to Laos. Another four were released after two days.',
  ],
  [
    'State media reported that 31 foreigners without papers were found at a station in Yanji on',
    '18 April. The police said 15 people were charged.',
  ],
  [
    'Up to 20 of those who were returned have been imprisoned, the pastor said. He believes',
    'three people died in custody in the winter.',
  ],
  [
    'At least 39 people were arrested in Guangxi in February, an activist said. Forty-four',
    'people were detained at a hotel in Nanning on 2 March. About 150 people fled to Thailand',
    'in 2021, a lawyer in Bangkok said. More than 25 people were deported from Vietnam on 9',
    'January, she told Harbour Wire.',
  ],
]

/** The report as it is pasted. */
export const READ_REPORT = {
  text: PARAGRAPHS.map((lines) => lines.join(' ')).join('\n\n'),
  title: 'Raids in two provinces',
  language: 'en',
  published: '2022-05-05',
  publisher: 'Harbour Wire',
}
