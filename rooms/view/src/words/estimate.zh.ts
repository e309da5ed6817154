// What is said about an estimate of persons whom no list saw, in simplified Chinese.
// Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.
import type { EstimateWords } from './catalogue.ts'

export const estimateZh: EstimateWords = {
  title: '有多少人不在任何名单上：{lists}',
  documented: '至少{persons}人（有记录），列于{lists}份名单；其中{twice}人列于两份以上。',
  bound: '下限{n}人，前提是各名单并不互相回避，且同一个人总能被认出。',
  noBound: '除此之外没有下限：这些名单无法互相比较。',
  band: {
    models: '范围为{low}人至{high}人，前提是与最佳模型几乎同样能解释此表的模型之一成立。',
    modelsOpen: '范围自{low}人起，没有上限，前提是与最佳模型几乎同样能解释此表的模型之一成立。',
    odds: '范围为{low}人至{high}人，前提是所陈述的比值比成立[[：{why}]]。',
  },
  estimate: '估计为{total}人（{low}人至{high}人），依据是{assumption}。',
  rests: {
    bic: '关于名单如何相互依赖的模型{model}（BIC最小）',
    stepwise: '关于名单如何相互依赖的模型{model}（逐步选择）',
    downhill: '关于名单如何相互依赖的模型{model}（沿BIC下降）',
  },
  noEstimate: '没有估计：{reasons}',
  noMethod: '没有任何方法给出数字。',
  small: '没有估计：有名字的人不足一百。模型的说法只供分析者查看，不予印出。',
  heading: {
    findings: '读者须知',
    methods: '并列的其他方法',
    curve: '假定比值比意味着什么',
    changes: '什么会改变它',
    selfTest: '在已知答案处检验方法',
  },
  column: {
    method: '方法',
    estimate: '估计',
    interval: '区间',
    remark: '备注',
    odds: '比值比',
    change: '改动',
    lists: '名单',
    list: '名单',
    known: '已知',
  },
  interval: '{low}至{high}',
  intervalOpen: '自{low}起',
  noNumber: '没有估计',
  notTested: '无法检验',
  method: {
    model: '选定的模型',
    graphs: '图的平均',
    classes: '潜在类别',
    chao: 'Chao：下限',
    chapman: 'Chapman：独立名单',
  },
  change: {
    drop: '去掉此名单',
    merge: '视为一份名单',
    plus: '多一人',
    minus: '少一人',
  },
  oddsNote:
    '大于一时，在一份名单上的人更可能也在另一份上。两份名单的数据无法判断；哪个比值成立须有人说明，并给出理由。',
  made: '种子{seed}，重复{replicates}次，程序{procedure}[[，表{hash}]]。',
  finding: {
    R1: {
      too_few_lists: '有人名的名单不足两份（此处{lists}份）；要看重叠需要两份。',
      too_few_persons: '有名字的只有{persons}人；少于{least}人时什么也无法估计。',
    },
    R2: {
      no_overlap: '没有人同时在两份名单上，因此无从得知缺了多少人。',
      list_apart: '名单{about}与其他名单没有共同的人。去掉后，它只计入有记录的最少人数。',
      list_with_everyone: '名单{about}包含了任何名单上的所有人；它漏掉的人无法看到。',
      same_list: '这些名单的人完全相同，算作一份：{about}。',
    },
    R3: {
      no_maximum: '模型[[{about}]]对此表没有最佳拟合；若印出数字，只是偶然。',
      not_identified: '此表不能确定模型[[{about}]]：未见人数不同，拟合却同样好。',
      both: '模型[[{about}]]对此表没有最佳拟合，此表也不能确定它。',
      not_converged: '模型[[{about}]]的拟合没有收敛。',
    },
    R4: {
      two_lists:
        '只剩两份不同的名单，它们如何相互依赖无法得知。有独立的第三份名单即可解除；说明比值比则可得到范围。',
      few_overlaps: '列于两份以上名单的只有{overlaps}人；需要{least}人，还差{missing}人。',
    },
    R5: {
      population: '这些名单不是同一人群。',
      act: '这些名单不是关于同一行为。',
      unit: '这些名单的计数单位不同。',
      place: '这些名单不是同一地点。',
      window: '这些名单的时期不同：其中两份只共有{shared} %的日子。',
    },
    R6: {
      counts_only: '{about}只知道一个数字。无法与之核对人员；它可以作为陈述列在旁边。',
    },
    R7: {
      rhat: '潜在类别的各条链不一致（R-hat {rhat}）。',
      effective_size: '潜在类别的各条链独立抽样太少（{bulk}）。',
      seeds_disagree: '潜在类别的各条链停在不同的数上，在宽{width}的区间里相差{apart}。',
    },
    R8: {
      grid_end: '权重的{share} %位于搜索的尽头；之外可能还有。',
      saturated: '对未见者一无所知的图占权重的{weight} %。',
      prior_moves_it: '决定答案的是事先的假定，而不是此表。',
    },
    R9: {
      unreviewed: '存疑的记录对中有{share} %尚未裁定。请先裁定。',
    },
    W1: {
      mostly_unseen: '未见的人是已见的人的{times}倍。',
      low_coverage: '这些名单只覆盖约{coverage} %。',
      biased: '模型[[{about}]]在此有偏，约{bias}人。',
      one_cell: '{about}上多一人或少一人，估计就改变{change} %。',
    },
    W2: {
      models_disagree: '有{models}个模型同样能解释此表，说法从{low}人到{high}人。',
    },
    W3: {
      edge: '区间依靠最外侧的重复[[，其外约{replicates}次]]。',
      failed_replicates: '重复中有{share} %没有给出估计。',
    },
    W4: {
      lists_matter: '若名单{about}是一份，估计会改变{change} %。',
      islands: '这些名单分成{islands}组，彼此没有共同的人。',
    },
    W5: {
      heterogeneous:
        '每个人被列入名单的难易不同（为此加{columns}项，拟合改善{gain}）；这类估计往往偏低。',
      pooled: '人数少的组已合并。',
    },
    W6: {
      self_test: '在已知答案处方法没有说中：{tested}份名单中有{missed}份。',
    },
    W7: {
      small_cells: '有{cells}个单元不足{below}人；显示它们的内容不得外传。',
    },
  },
}
