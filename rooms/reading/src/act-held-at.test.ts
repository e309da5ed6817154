// What labelled texts decided of Korean and Chinese numbers: who counts, whose death ends what
// befell them, who is held where they are. The sentences are in our own words, the events invented.
import { holds } from '../fixture/claim.ts'

holds('[R180] a counter for people makes a claim', [
  ['ko', '목수는 4년간 이웃 마흔세 명에게 의자를 만들어 주었다.', ['마흔세 명', 'other']],
  ['ko', '이 배의 정원은 40명을 넘을 수 없다.'],
  ['ko', '공판을 방청객 40여 명이 지켜봤다.'],
  ['ko', '비석에는 60명의 이름이 새겨져 있다.'],
  ['zh', '一百五十八名难民的去向至今未能核实。', ['一百五十八名', 'other']],
  ['zh', '这艘船可载四十人。'],
  ['zh', '石碑上刻着六十人的名字。'],
  ['zh', '法官听取了四百多人的证词。'],
])

holds('[R181] a death ends what befell them', [
  ['ko', '노인 세 명이 초소에 끌려갔다가 숨졌다.', ['세 명', 'death_in_custody']],
  ['ko', '수감자 3명이 고문을 받다 죽었다.', ['3명', 'death_in_custody']],
  ['ko', '교사 3명이 체포됐다. 불이 나 소방관이 숨졌다.', ['3명', 'arrest']],
  ['zh', '九名学生被殴打后死亡。', ['九名', 'death_in_custody']],
  ['ko', '상인 두 명이 납치됐다가 숨졌다.', ['두 명', 'killing']],
])

holds('[R299] a death in a text of violence', [
  [
    'ko',
    '강 마을에서 교전이 이어졌다. 밤에는 포격이 있었다. 이튿날 공습이 멎었다. 농부 27명이 숨졌다.',
    ['27명', 'killing'],
  ],
  [
    'ko',
    '강 마을에서 교전이 이어졌다. 밤에는 포격이 있었다. 공습도 있었다. 농부 27명이 굶어 죽었다.',
    ['27명', 'other'],
  ],
  ['ko', '지난달 포격이 있었다. 이달 축제는 열렸다. 농부 27명이 숨졌다.', ['27명', 'other']],
  ['zh', '河边交火不断。夜里有炮击。次日空袭停止。二十七名农民死亡。', ['二十七名', 'killing']],
  ['ko', '제재소 직공 31명은 반군에 의해 희생당했다.', ['31명', 'killing']],
])

holds('[R182] who is where people are held', [
  ['ko', '외국인 보호시설에 1,057명이 보호 중이다.', ['1,057명', 'detention']],
  ['ko', '교도소에는 아직 12명이 있다.', ['12명', 'imprisonment']],
  ['ko', '교도소 앞에 300명이 남아 경찰에 체포됐다.', ['300명', 'arrest']],
  ['zh', '一间囚室塞进三十多人。', ['三十多人', 'detention']],
  ['zh', '看守所里有十五人获释。', ['十五人', 'release']],
])

holds('[R183] a label, and a second count', [
  ['zh', '年底在押人员为10,931人,约半数尚未受审。', ['10,931人', 'detention']],
  [
    'zh',
    '政府起初只承认打死了五名平民,后来才公布是十三名,并逮捕了三名军人。',
    ['五名', 'killing'],
    ['十三名', 'killing'],
    ['三名', 'arrest'],
  ],
])
