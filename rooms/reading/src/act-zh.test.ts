// What a third look at Chinese reports showed of acts and of who counts. The sentences are in our
// own words, the events invented.
import { holds } from '../fixture/claim.ts'

holds('[R293] exchanged, brought to a hospital or a police station, not there yet', [
  ['zh', '双方互换64名在押人员。', ['64名', 'release']],
  ['zh', '对岸移交9名受伤在押人员,换取4名患病人员。', ['9名', 'release'], ['4名', 'release']],
  ['zh', '三名船工被送往河口镇医院治疗。', ['三名', 'other']],
  ['zh', '五名渔民没有证件,巡警将他们带到警局。', ['五名', 'arrest']],
  ['zh', '两名教师被判处七年强迫劳动。', ['两名', 'sentence']],
  ['zh', '小船载着64名渔民,在即将抵达南岸时沉没。', ['64名', 'border_crossing']],
  ['zh', '军方将五名织工移送至首都,拘留在一处仓库。', ['五名', 'detention']],
  ['zh', '目前仍有约64人被押。', ['约64人', 'detention']],
  ['zh', '官方下令在外的64名劳工返国。', ['64名', 'attempted_return']],
])

holds('[R294] numbers that count nobody anew, and those that do', [
  ['zh', '5名织工被捕。这5人为3男2女。', ['5名', 'arrest']],
  ['zh', '5名织工被捕。这5人于次日获释。', ['5名', 'arrest'], ['这5人', 'release']],
  ['zh', '警方会以8人为一批的方式传唤渔民。'],
  ['zh', '报告基于对8名渔民的采访。'],
  ['zh', '65名船工被绑架。65名船工中有3人获释。', ['65名', 'abduction'], ['3人', 'release']],
  [
    'zh',
    '在被绑架的65名船工中(绑架38人,骚扰27人),4人下落不明。',
    ['38人', 'abduction'],
    ['27人', 'other'],
    ['4人', 'enforced_disappearance'],
  ],
  ['zh', '65名士兵作为协议的一部分被遣返。', ['65名', 'forced_return']],
  ['zh', '65名士兵回国。', ['65名', 'border_crossing']],
  ['zh', '上千政治犯被关押。', ['上千', 'detention']],
  ['zh', '还有65人在接受调查。', ['65人', 'other']],
])
