// What is said about an estimate of persons whom no list saw, in English: what is documented, a
// bound, a band, an estimate or why there is none, and a sentence for every finding. `[[…]]` is
// left out when one of its parameters is missing. Never a number without what it rests on.

export const estimateEn = {
  title: 'How many no list saw: {lists}',
  documented:
    'At least {persons} (documented), named on {lists} {lists|list|lists}; {twice} of them on two or more.',
  bound:
    'A lower bound of {n}, assuming that lists do not avoid each other and that the same person is always recognised.',
  noBound: 'No lower bound beyond that: the lists cannot be compared.',
  band: {
    models:
      'A band of {low} to {high}, assuming one of the models that explain the table nearly as well as the best.',
    modelsOpen:
      'A band from {low} without an upper limit, assuming one of the models that explain the table nearly as well as the best.',
    odds: 'A band of {low} to {high}, assuming the odds ratio that was stated[[: {why}]].',
  },
  estimate: 'An estimate of {total} ({low} to {high}), which rests on {assumption}.',
  rests: {
    bic: 'the model {model} of how the lists depend on each other (best BIC)',
    stepwise: 'the model {model} of how the lists depend on each other (chosen step by step)',
    downhill: 'the model {model} of how the lists depend on each other (downhill by BIC)',
  },
  noEstimate: 'No estimate: {reasons}',
  noMethod: 'no method gave one.',
  small:
    'No estimate: fewer than a hundred persons are named. What the models say is for the analyst alone and is not printed.',
  heading: {
    findings: 'What the reader must know',
    methods: 'Other methods beside it',
    curve: 'What an assumed odds ratio would mean',
    changes: 'What would change it',
    selfTest: 'The method where the answer is known',
  },
  column: {
    method: 'method',
    estimate: 'estimate',
    interval: 'interval',
    remark: 'remark',
    odds: 'odds ratio',
    change: 'change',
    lists: 'lists',
    list: 'list',
    known: 'known',
  },
  interval: '{low} to {high}',
  intervalOpen: 'from {low}',
  noNumber: 'no estimate',
  notTested: 'cannot be tested',
  method: {
    model: 'chosen model',
    graphs: 'average over graphs',
    classes: 'latent classes',
    chao: 'Chao: a lower bound',
    chapman: 'Chapman: independent lists',
  },
  change: {
    drop: 'without this list',
    merge: 'as one list',
    plus: 'one person more',
    minus: 'one person less',
  },
  oddsNote:
    'Above one, who is on one list is likelier to be on the other. No data on two lists can tell; which ratio holds must be stated by somebody, with a reason.',
  made: 'Seed {seed}, {replicates} replicates, procedure {procedure}[[, table {hash}]].',
  finding: {
    R1: {
      too_few_lists: 'Fewer than two lists name anybody (here {lists}); overlaps need two.',
      too_few_persons:
        'Only {persons} {persons|person is|persons are} named; below {least} nothing can be estimated.',
    },
    R2: {
      no_overlap: 'Nobody stands on two lists, so nothing tells how many are missing.',
      list_apart:
        'The list {about} shares nobody with any other. Left out, it counts for the documented minimum alone.',
      list_with_everyone:
        'The list {about} names everybody who is named anywhere; whom it misses cannot be seen.',
      same_list: 'These lists name exactly the same persons and count as one: {about}.',
    },
    R3: {
      no_maximum:
        'The model[[ {about}]] has no best fit for this table; a number printed for it would be an accident.',
      not_identified:
        'This table does not determine the model[[ {about}]]: different numbers of unseen persons fit it equally well.',
      both: 'The model[[ {about}]] has no best fit for this table, and the table does not determine it.',
      not_converged: 'The fit of the model[[ {about}]] did not settle.',
    },
    R4: {
      two_lists:
        'Only two different lists are left, and how they depend on each other cannot be known. An independent third list would lift this; a stated odds ratio gives a band.',
      few_overlaps:
        'Only {overlaps} {overlaps|person stands|persons stand} on two or more lists; {least} are needed, {missing} more.',
    },
    R5: {
      population: 'The lists are not of the same population.',
      act: 'The lists are not about the same act.',
      unit: 'The lists do not count the same unit.',
      place: 'The lists are not of the same place.',
      window: 'The lists cover different periods: two of them share {shared} % of their days.',
    },
    R6: {
      counts_only:
        'Of {about} only a number is known. Nobody can be matched with it; it may stand beside as a claim.',
    },
    R7: {
      rhat: 'The chains of the latent classes disagree (R-hat {rhat}).',
      effective_size: 'The chains of the latent classes hold too few independent draws ({bulk}).',
      seeds_disagree:
        'The chains of the latent classes settle on different numbers, {apart} apart in an interval {width} wide.',
    },
    R8: {
      grid_end: 'Of the weight {share} % lies where the search ends; there may be more beyond.',
      saturated: 'The graph that knows nothing of the unseen takes {weight} % of the weight.',
      prior_moves_it: 'The assumption made beforehand decides the answer, not the table.',
    },
    R9: {
      unreviewed: 'Of the pairs of records in question {share} % are undecided. Decide them first.',
    },
    W1: {
      mostly_unseen: 'It has {times} times as many unseen persons as seen ones.',
      low_coverage: 'The lists cover about {coverage} % only.',
      biased: 'The model[[ {about}]] is biased here, by about {bias} persons.',
      one_cell: 'One person more or less on {about} changes the estimate by {change} %.',
    },
    W2: {
      models_disagree: 'Of the models, {models} explain the table as well and say {low} to {high}.',
    },
    W3: {
      edge: 'The interval rests on the outermost replicates[[: about {replicates} lie beyond its end]].',
      failed_replicates: 'Of the replicates {share} % gave no estimate.',
    },
    W4: {
      lists_matter: 'Were the lists {about} one, the estimate would change by {change} %.',
      islands: 'The lists fall into {islands} groups that share nobody.',
    },
    W5: {
      heterogeneous:
        'Persons are not equally easy to list (the fit gains {gain} with {columns} {columns|term|terms} for that); such estimates tend to be too low.',
      pooled: 'Groups with few persons were put together.',
    },
    W6: {
      self_test:
        'Where the answer is known the method misses it: {missed} of {tested} {tested|list|lists}.',
    },
    W7: {
      small_cells:
        '{cells} {cells|cell holds|cells hold} fewer than {below} persons; what shows them must not leave the house.',
    },
  },
}
