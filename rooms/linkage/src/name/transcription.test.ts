import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparePersonNames } from './compare-person-names.ts'
import { nameKeys } from './name-key.ts'
import { parsePersonName } from './parse-person-name.ts'
import { pinyinToHangul, readTranscription } from './transcription.ts'

// Spellings of the ROK press for well-known names and places, with plain consonants.
const WRITTEN = `wang왕 wei웨이 xi시 jin진 ping핑 li리 xiao샤오 ming밍 zhang장 liu류 deng덩 hu후 tao타오
zhou저우 en언 lai라이 mao마오 dong둥 guo궈 feng펑 zheng정 chen천 yang양 huang황 zhao자오 xu쉬 he허
gao가오 luo뤄 xie셰 cao차오 yu위 yuan위안 jiang장 yao야오 lv뤼 shi스 zhi즈 ci츠 ri르 cui추이 hui후이
qiang창 qing칭 qiu추 jia자 jie제 jiao자오 jian젠 jiu주 jun쥔 juan쥐안 xue쉐 xuan쉬안 xun쉰 xiong슝
yong융 yun윈 yue웨 ye예 yan옌 wen원 er얼 hua화 guang광 zhuang좡 duan돤 chun춘 hong훙 zhong중 rong룽
ren런 rui루이 bo보 tian톈 nian녠 lian롄 qian첸 xian셴 miao먀오 liang량 niu뉴 nv뉘 sun순 ze저`

test('[N35] pinyin in Hangul as the ROK writes it', () => {
  for (const pair of WRITTEN.split(/\s+/)) {
    const [, pinyin = '', hangul] = /^([a-z]+)(.+)$/.exec(pair) ?? []
    assert.equal(pinyinToHangul(pinyin), hangul, pinyin)
  }
  assert.equal(pinyinToHangul('xyz'), undefined)
})

const answer = (a: string, b: string) => {
  const { level, why } = comparePersonNames(parsePersonName(a), parsePersonName(b))
  return `${level} ${why}`
}

test('[N35] a Chinese name by its sound meets its characters and its pinyin', () => {
  for (const [hangul, han] of [
    ['시진핑', '习近平'],
    ['후진타오', '胡锦涛'],
    ['장쩌민', '江澤民'],
    ['쑨원', '孙文'],
    ['어우양나', '欧阳娜'],
    ['리 샤오밍', '李小明'],
  ] as const) {
    assert.equal(answer(hangul, han), '4 pinyin_of_characters', hangul)
    assert.equal(answer(han, hangul), '4 pinyin_of_characters', hangul)
  }
  assert.equal(answer('마오쩌둥', 'Mao Zedong'), '4 compatible')
  assert.equal(answer('Wei Wang', '왕웨이'), '4 compatible')
  assert.equal(answer('리샤오밍', '李小红'), '0 different')
  assert.equal(answer('왕웨이', 'Wang Wen'), '0 different')
})

test('[N35] what may as well be a Korean name is possible, never more', () => {
  assert.equal(answer('장위', '张玉'), '3 pinyin_possible')
  assert.equal(answer('장위', 'Zhang Yu'), '3 pinyin_possible')
  assert.ok(readTranscription('장위').every(({ guessed }) => guessed))
  assert.ok(nameKeys(parsePersonName('장위')).every(({ guessed }) => !guessed))
  assert.deepEqual(readTranscription('김철수'), [])
})
