// What is said about an estimate of persons whom no list saw, in Korean.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { EstimateWords } from './catalogue.ts'

export const estimateKo: EstimateWords = {
  title: '어느 명단에도 없는 사람은 몇 명인가: {lists}',
  documented:
    '최소 {persons}명(기록됨): {lists}개 명단에 이름이 있고, 그중 {twice}명은 둘 이상의 명단에 있음.',
  bound:
    '하한 {n}명. 명단들이 서로를 피하지 않고, 같은 사람은 언제나 같은 사람으로 알아본다고 가정함.',
  noBound: '그 이상의 하한은 없음: 명단들을 서로 견줄 수 없음.',
  band: {
    models:
      '{low}명에서 {high}명까지의 범위. 표를 가장 잘 설명하는 모형과 거의 같은 모형 중 하나가 맞다고 가정함.',
    modelsOpen:
      '{low}명부터, 상한 없음. 표를 가장 잘 설명하는 모형과 거의 같은 모형 중 하나가 맞다고 가정함.',
    odds: '{low}명에서 {high}명까지의 범위. 진술된 오즈비가 맞다고 가정함[[: {why}]].',
  },
  estimate: '추정치 {total}명({low}명~{high}명). 근거: {assumption}.',
  rests: {
    bic: '명단들이 서로 얽힌 방식에 대한 모형 {model}(최소 BIC)',
    stepwise: '명단들이 서로 얽힌 방식에 대한 모형 {model}(단계적 선택)',
    downhill: '명단들이 서로 얽힌 방식에 대한 모형 {model}(BIC를 따라 내려감)',
  },
  noEstimate: '추정치 없음: {reasons}',
  noMethod: '어떤 방법도 값을 내지 못함.',
  small:
    '추정치 없음: 이름이 있는 사람이 백 명 미만임. 모형이 말하는 값은 분석자만 볼 수 있고 인쇄하지 않음.',
  heading: {
    findings: '읽는 이가 알아야 할 것',
    methods: '나란히 놓은 다른 방법들',
    curve: '오즈비를 가정하면 어떻게 되는가',
    changes: '무엇이 값을 바꾸는가',
    selfTest: '답을 아는 곳에서 방법을 시험함',
  },
  column: {
    method: '방법',
    estimate: '추정치',
    interval: '구간',
    remark: '비고',
    odds: '오즈비',
    change: '변경',
    lists: '명단들',
    list: '명단',
    known: '아는 값',
  },
  interval: '{low}~{high}',
  intervalOpen: '{low}부터',
  noNumber: '추정치 없음',
  notTested: '시험할 수 없음',
  method: {
    model: '선택된 모형',
    graphs: '그래프 평균',
    classes: '잠재 계층',
    chao: 'Chao: 하한',
    chapman: 'Chapman: 독립 명단',
  },
  change: {
    drop: '이 명단 없이',
    merge: '한 명단으로',
    plus: '한 명 더',
    minus: '한 명 덜',
  },
  oddsNote:
    '일보다 크면 한 명단에 있는 사람이 다른 명단에도 있기 쉬움. 두 명단의 자료로는 알 수 없으며, 어느 값이 맞는지는 누군가 이유와 함께 밝혀야 함.',
  made: '시드 {seed}, 반복 {replicates}회, 절차 {procedure}[[, 표 {hash}]].',
  finding: {
    R1: {
      too_few_lists:
        '이름이 있는 명단이 두 개보다 적음(여기서는 {lists}개). 겹침을 보려면 둘이 필요함.',
      too_few_persons:
        '이름이 있는 사람이 {persons}명뿐임. {least}명 미만이면 아무것도 추정할 수 없음.',
    },
    R2: {
      no_overlap: '두 명단에 함께 있는 사람이 없어, 몇 명이 빠졌는지 알려 주는 것이 없음.',
      list_apart: '명단 {about}에는 다른 명단과 겹치는 사람이 없음. 빼면 기록된 최소 인원에만 셈.',
      list_with_everyone:
        '명단 {about}에는 어디에든 이름이 있는 사람이 모두 있음. 이 명단이 놓친 사람은 볼 수 없음.',
      same_list: '다음 명단들은 똑같은 사람들을 담고 있어 하나로 셈: {about}.',
    },
    R3: {
      no_maximum: '모형[[ {about}]]은 이 표에 가장 잘 맞는 값이 없음. 값을 인쇄한다면 우연일 뿐임.',
      not_identified:
        '이 표로는 모형[[ {about}]]이 정해지지 않음: 보이지 않는 사람의 수가 달라도 똑같이 잘 맞음.',
      both: '모형[[ {about}]]은 이 표에 가장 잘 맞는 값이 없고, 표로 정해지지도 않음.',
      not_converged: '모형[[ {about}]]의 적합이 수렴하지 않음.',
    },
    R4: {
      two_lists:
        '서로 다른 명단이 둘뿐이고, 둘이 어떻게 얽혔는지는 알 수 없음. 독립된 셋째 명단이 있으면 풀리며, 오즈비를 밝히면 범위를 낼 수 있음.',
      few_overlaps:
        '둘 이상의 명단에 있는 사람이 {overlaps}명뿐임. {least}명이 필요하며 {missing}명이 모자람.',
    },
    R5: {
      population: '명단들이 같은 인구 집단을 다루지 않음.',
      act: '명단들이 같은 행위를 다루지 않음.',
      unit: '명단들이 같은 단위를 세지 않음.',
      place: '명단들이 같은 장소를 다루지 않음.',
      window: '명단들의 기간이 다름: 두 명단이 공유하는 날이 {shared} %임.',
    },
    R6: {
      counts_only:
        '{about}은(는) 수만 알려져 있음. 사람을 맞추어 볼 수 없으며, 진술로서 곁에 둘 수 있음.',
    },
    R7: {
      rhat: '잠재 계층의 사슬들이 서로 어긋남(R-hat {rhat}).',
      effective_size: '잠재 계층의 사슬들에 독립된 추출이 너무 적음({bulk}).',
      seeds_disagree:
        '잠재 계층의 사슬들이 서로 다른 값에 머묾: 너비 {width}의 구간에서 {apart}만큼 떨어짐.',
    },
    R8: {
      grid_end: '가중치의 {share} %가 탐색이 끝나는 곳에 있음. 그 너머가 더 있을 수 있음.',
      saturated: '보이지 않는 사람에 대해 아무것도 모르는 그래프가 가중치의 {weight} %를 차지함.',
      prior_moves_it: '답을 정하는 것이 표가 아니라 미리 둔 가정임.',
    },
    R9: {
      unreviewed: '문제가 되는 기록 쌍의 {share} %가 미결임. 먼저 결정할 것.',
    },
    W1: {
      mostly_unseen: '보이지 않는 사람이 보인 사람의 {times}배임.',
      low_coverage: '명단들이 담은 것은 약 {coverage} %뿐임.',
      biased: '모형[[ {about}]]은 여기서 약 {bias}명만큼 치우침.',
      one_cell: '{about}에 한 명이 늘거나 줄면 추정치가 {change} % 바뀜.',
    },
    W2: {
      models_disagree:
        '모형 {models}개가 표를 똑같이 잘 설명하면서 {low}명에서 {high}명까지를 말함.',
    },
    W3: {
      edge: '구간이 가장 바깥의 반복에 기대고 있음[[(끝 너머의 반복 약 {replicates}회)]].',
      failed_replicates: '반복의 {share} %에서 추정치가 나오지 않음.',
    },
    W4: {
      lists_matter: '명단 {about}이(가) 하나라면 추정치가 {change} % 바뀜.',
      islands: '명단들이 서로 겹치는 사람이 없는 {islands}개 무리로 갈림.',
    },
    W5: {
      heterogeneous:
        '사람마다 명단에 오르기 쉬운 정도가 다름(그것을 위한 항 {columns}개로 적합이 {gain} 나아짐). 이런 추정치는 대개 너무 낮음.',
      pooled: '사람이 적은 무리들을 합쳤음.',
    },
    W6: {
      self_test: '답을 아는 곳에서 방법이 빗나감: 명단 {tested}개 중 {missed}개.',
    },
    W7: {
      small_cells: '칸 {cells}개에 {below}명 미만이 있음. 이를 보여 주는 것은 밖으로 나가면 안 됨.',
    },
  },
}
