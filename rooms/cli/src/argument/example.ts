// Examples shown by `--help`, from the invented world. They are commands and not words, so they
// are the same in every language; the documentation's tests run them.

/** Example command lines by operation. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'figure.ask': [
    'tumen figure ask --act detention --place Liaoning --at 2022-07-31 --as-known-on 2022-08-10',
    'tumen figure ask --act forced_return --event OCT11',
    'tumen --lang ko figure ask --act arrest --place 지린성 --from 2022-04-01 --to 2022-04-30',
  ],
  'figure.explain': [
    'tumen figure explain --act arrest --place CN --from 2022-01-01 --to 2022-07-31',
  ],
  'figure.diff': [
    'tumen figure diff --act detention --place CN/LN --at 2022-07-31 --before 2022-08-10',
  ],
  'claim.list': [
    'tumen claim list --act arrest --place CN',
    'tumen claim list --state withdrawn --to claims.xlsx',
  ],
  'table.export': ['tumen table export speakers --to speakers.csv'],
  'everything.export': ['tumen export --everything everything.jsonl'],
  'exchange.export': ['tumen exchange export --format uwazi --to uwazi.zip'],
  'exchange.check': ['tumen exchange check uwazi.zip --format uwazi --namespace cases'],
  'bundle.take': ['tumen bundle take bundle.zip --partner north --policy @policy.txt'],
  'exchange.import': ['tumen exchange import uwazi.zip --format uwazi --namespace cases'],
  'estimate.run': [
    'tumen estimate table.csv --seed 7 --replicates 10000',
    'tumen estimate two-lists.csv --odds 1..4 --why "the same missionary network"',
    'tumen estimate records.csv --classes --json',
  ],
  'list.import': [
    'tumen list import lists.csv --space north-2022 --act detention --population KP --place CN',
    'tumen list import overlap.csv --title "as their clerk matched them"',
  ],
  'list.declare': ['tumen list declare A none --reason "checked against their register"'],
  'linkage.run': [
    'tumen linkage run list-a list-b list-c',
    'tumen linkage run list-a list-c --model-file settings.json --seed 7',
  ],
  'linkage.judge': ['tumen linkage judge list-a/A-103 list-c/C-002 same --reason "one letter"'],
  'person.list': ['tumen person list --name 신정심', 'tumen person list --place 함경북도'],
  'name.check': ['tumen name check --names 신정심', 'tumen name check --names @names.txt'],
  'person.flow': ['tumen person flow', 'tumen person flow --list A --as-known-on 2022-10'],
  'claim.tally': ['tumen claim tally', 'tumen claim tally --act custody --as-known-on 2022-10'],
  'figure.official': ['tumen figure official refoulement'],
  'event.map': ['tumen event map', 'tumen event map --unit said --of CN/JL'],
  'event.network': ['tumen event network', 'tumen event network --around OCT11'],
  'event.timeline': [
    'tumen event timeline',
    'tumen event timeline --rows claims --act custody --as-known-on 2022-10',
  ],
  'estimate.table': ['tumen estimate table A B C', 'tumen estimate table A B C --by-origin=false'],
  'estimate.repeat': ['tumen estimate repeat E-1'],
  'estimate.record': [
    'tumen estimate record A B C --seed 7 --title "three lists"',
    'tumen estimate record --file table.csv --replicates 10000',
  ],
  'estimate.compare': ['tumen estimate compare E-1 E-2'],
  'estimate.vary': ['tumen estimate vary E-1 links', 'tumen estimate vary E-1 repeats'],
  'document.add': [
    'tumen document add report.txt --title "Twelve held" --language en --published 2022-08-05',
    'tumen document add letters/ --published 2022-08 --language ko',
    'tumen document add page.html --publisher "Harbour Wire" --language en --published 2022-08',
  ],
  'document.read': ['tumen document read R13', 'tumen --lang ko document read R16-ko --json'],
  'reader.set': ['tumen reader set http://127.0.0.1:8080 MODEL'],
  'reader.read': ['tumen reader read R13'],
  'proposal.accept': [
    'tumen proposal accept R13 quantity-61-67:0123456789abcdef quantity-9-12:fedcba9876543210',
    'tumen proposal accept R13 quantity-61-67:0123456789abcdef --answer which-act=arrest',
  ],
  'proposal.amend': ['tumen proposal amend R13 quantity-61-67:0123456789abcdef --act transfer'],
  'proposal.reject': [
    'tumen proposal reject R13 quantity-61-67:0123456789abcdef --reason "of another year"',
  ],
  'claim.record': [
    'tumen claim record R08 --quote "at least 52" --number "at least 52" --act detention \\',
    '  --place Liaoning --at 2022-07 --chain harbour --chain dawn-ferry --chain S-01',
  ],
  'claim.show': ['tumen claim show R08b'],
  'place.find': ['tumen place find 요녕성'],
  'content.mark': [
    'tumen content mark document R08 --words death --description "the dead by the river"',
  ],
  'evidence.attach': ['tumen evidence attach report.tsr R08'],
  'evidence.check-shred': ['tumen evidence check-shred R08'],
  'evidence.ask-shred': ['tumen evidence ask-shred R08 danger'],
  'evidence.shred': ['tumen evidence shred R08 danger --token 0123456789abcdef'],
  search: ['tumen search 강제북송', 'tumen search \'"at least 52" -missionary\''],
  'evidence.derive': ['tumen evidence derive redacted.png R08 --tool "drawn over by hand"'],
  'model.add': [
    'npm pack --ignore-scripts faceplugin-face-recognition-js@0.0.1',
    'tumen model add faceplugin-face-recognition-js-0.0.1.tgz',
  ],
  'bundle.ask': ['tumen bundle ask partner "a human rights court" --documents R08 --claims R08b'],
  'bundle.preview': ['tumen bundle preview court --documents R08 --claims R08b'],
  'bundle.keys': ['tumen bundle keys keys'],
  'bundle.make': ['tumen bundle make bundle.zip bu_0123456789abcdef01234567'],
  'log.prove': ['tumen log prove 12'],
  'review.submit': [
    "tumen review submit --items R08b --items 'lineage R11 R08' --comment 'please compare'",
  ],
  'backup.show': ['tumen backup show'],
  'backup.make': ['tumen backup make'],
  'backup.restore': ['tumen backup restore', 'tumen backup restore --new-log'],
  'log.heads': ['tumen log heads --limit 3'],
  'log.set-policy': [
    'tumen log set-policy --policy-file policy.txt \\',
    `  --authorities '{"name":"first","url":"https://time.example/tsr"}'`,
  ],
  'log.timestamp-request': ['tumen log timestamp-request checkpoint.tsq'],
  'log.timestamp-import': ['tumen log timestamp-import checkpoint.tsr first'],
}
