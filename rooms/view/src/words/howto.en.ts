// What stands in a bundle for whoever checks it without us, in English. The commands are the same
// in every language and stand beside the code that joins both.

export const howtoEn = {
  title: 'How to check this bundle with tools that others wrote',
  intro:
    'Checked by all of this is that nothing in the bundle has changed since the times that others vouch for, and that the record has one history. It is not shown that anything in it is true, complete, or what it was called when it came.',
  trust:
    'Whom you trust must not come from this bundle. Get log.vkey, policy.txt, allowed_signers and, where there are time stamps, tsa-roots.pem from the printed report, the site or the person of whom you know it, and put them into a folder of their own. The copies in custody/ are for convenience. Open a shell in the folder of the bundle and say where yours are, and which leaf you look at: a number that stands under custody/openings/.',
  care: 'If the check tells that documents hold what signs somebody in, such as cookies in a web archive, whoever reads them may be able to act as that person. They are there because evidence is never altered. Keep this bundle where only those who need it can read it, pass it to nobody, and open none of these archives with a program that goes online.',
  step: {
    all: 'Begin here: all of this and more at once, with a verifier of your own copy, taken from elsewhere and not from this bundle (a verifier that was put into it could say anything): Node.js 20 or newer, no network. Or open your verify.html in a browser and drag this folder onto it.',
    files:
      'Every listed file is as it was. The tool does not see files that were added: compare the list that find prints with the two manifests.',
    signature: 'The manifest was signed by whom you expect.',
    opening:
      'The digest of an opening is what the log commits to, and the proof says at which place. Compare the digest with the one that the next step proves.',
    proof:
      'The place is in the log whose key you trust, under the checkpoint in the proof. The tool is in the Debian package litetlog.',
    verifier:
      'The verifier in this bundle and the copies of whom to trust in custody/ are those that the seal names, and there is no other file beside them: a tsa-roots.pem that is not among the names was slipped in. The seal is an opening: prove it with the two steps before, with its number as LEAF. A bundle of an earlier version names the verifier alone, or none.',
    row: 'A row of a batch stands in the list that the opening of its log entry names: first its line, then the digest of the list.',
    time: 'The checkpoint was there when an authority of time stamped it.',
  },
}
