import { describe, expect, test } from 'vitest';
import { cutRepeats } from '../../src/cut/cut-repeats.js';
import { scan } from '../../src/scan/scan.js';

const CHINESE = [
  '国务院新闻办公室星期二上午举行新闻发布会，介绍今年第一季度国民经济运行情况，并回答记者提出的问题。发言人表示，尽管外部环境复杂多变，经济仍然保持稳中向好的态势。',
  '初步核算，一季度国内生产总值同比增长百分之五点三，比上年四季度环比增长百分之一点六。其中，旅游、餐饮和交通运输等行业明显回升，消费对增长的贡献率超过七成。',
  '分析人士认为，房地产市场的调整还在继续，地方政府债务问题需要妥善处理。一些中小企业反映订单不足、融资困难，希望有关部门出台更多有针对性的扶持措施，帮助企业渡过难关。',
];
const JAPANESE = [
  '気象庁は６日、関東地方の広い範囲で激しい雨が降る恐れがあるとして、土砂災害や低い土地の浸水に警戒するよう呼びかけた。鉄道各社は運転を見合わせる可能性があると発表した。',
  '政府は官邸に情報連絡室を設置し、関係省庁が連携して情報収集に当たっている。官房長官は会見で「国民の安全を最優先に対応する」と述べ、早めの避難指示を出すよう求めた。',
  '神奈川県では午前中に一時間あたり五十ミリを超える雨が観測され、道路の冠水や停電が相次いだ。県警によると、川沿いの住民およそ三千人が近くの小学校に避難しているという。',
];
const AMHARIC = [
  'የኢትዮጵያ መንግሥት ማክሰኞ ዕለት ባወጣው መግለጫ በሰሜናዊው ክፍል የሚካሄደው የሰላም ውይይት እንደሚቀጥል አስታወቀ። ሚኒስትሩ በስብሰባው ላይ ባይገኙም ተወካያቸው ተሳትፈዋል።',
  'በአዲስ አበባ የሚገኙ ነጋዴዎች የዋጋ ንረቱ ኑሯቸውን እንዳከበደው ይናገራሉ። ባለፈው ወር ብቻ የጤፍ ዋጋ በሃያ በመቶ ጨምሯል። የንግድ ቢሮው ቁጥጥሩን እንደሚያጠናክር ገልጿል።',
  'የትምህርት ሚኒስቴር በበኩሉ ከመጪው መስከረም ጀምሮ አዲስ ሥርዓተ ትምህርት ተግባራዊ እንደሚሆን አስታውቋል። መምህራን ሥልጠና እየወሰዱ ሲሆን መጻሕፍትም በመታተም ላይ ናቸው።',
];
const TIBETAN = [
  'བོད་ཀྱི་གནས་ཚུལ་གསར་པའི་ནང་གསལ་བ་ལྟར་ན། རེས་གཟའ་མིག་དམར་ཉིན་གཞུང་གིས་གསལ་བསྒྲགས་བྱས་དོན་དུ། གྲོས་མོལ་མུ་མཐུད་འགྲོ་རྒྱུ་རེད་ཅེས་བཤད་འདུག བློན་ཆེན་གྱིས་ཚོགས་འདུར་བཅར་མེད།',
  'ཞིང་པ་དང་འབྲོག་པའི་འཚོ་བའི་གནས་བབ་ཇེ་བཟང་དུ་གཏོང་བའི་ཆེད། སྲིད་གཞུང་གིས་དངུལ་འབོར་ཆེན་པོ་བཏང་ཡོད་པ་མ་ཟད། ཆར་པ་ཉུང་བའི་རྐྱེན་གྱིས་ལོ་ཏོག་ལ་གནོད་སྐྱོན་བྱུང་བ་རེད།',
  'གནམ་གཤིས་བརྟག་དཔྱད་པས་བཤད་དོན། བདུན་ཕྲག་རྗེས་མའི་ནང་གངས་ཆེན་པོ་འབབ་སྲིད་པས། གཙང་པོའི་འགྲམ་གྱི་མི་རྣམས་ཀྱིས་དོགས་ཟོན་བྱེད་དགོས། སྐྱོབ་པའི་ལས་བྱེད་པ་ཚོ་གྲ་སྒྲིག་བྱས་ཡོད།',
];
const THAI = [
  'นายกรัฐมนตรีกล่าวเมื่อวันอังคารว่ารัฐบาลจะเดินหน้าโครงการช่วยเหลือเกษตรกรต่อไป แม้ว่าฝ่ายค้านจะคัดค้านอย่างหนักในสภา',
  'กระทรวงการคลังเปิดเผยว่างบประมาณที่ใช้ในโครงการมีมูลค่ากว่าสามหมื่นล้านบาท และจะเริ่มจ่ายเงินตั้งแต่เดือนหน้า',
  'นักวิชาการให้ความเห็นว่าการแจกเงินเพียงอย่างเดียวไม่สามารถแก้ปัญหาหนี้สินได้ รัฐควรลงทุนในระบบชลประทานให้มากขึ้น',
];

/** A paragraph in lines of `width` characters (marks not counted), broken after matches of `piece`. */
function wrapped(paragraph: string, width: number, piece: RegExp, indent: string): string {
  const lines = [indent];
  const lengthOf = (line: string) => line.trimEnd().replace(/\p{Mn}/gu, '').length;
  for (const part of paragraph.match(piece) ?? []) {
    const longer = `${lines.at(-1)}${part}`;
    if (lengthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Pieces to break after: a character with its stops, a single character, a word, a syllable. */
const KEPT = /[^，。、」：][，。、」：]*/gu;
const CUT_ANYWHERE = /./gu;
const WORDS = /\S+\s*/gu;
const SYLLABLES = /[^་ ]+[་ ]*/gu;

async function fixed(text: string) {
  const { repeats } = await scan([{ id: 'x', text }], { only: 'repeats' });
  return { classes: repeats.map((repeat) => repeat.class), text: cutRepeats(text, repeats).text };
}

describe('doubled text is cut from wrapped text', () => {
  const layouts = [
    ...[19, 22, 28].flatMap((width) =>
      ['', '    ', '　　'].flatMap((indent): [string, string[], number, RegExp, string][] => [
        ['Chinese', CHINESE, width, KEPT, indent],
        ['Chinese, stops anywhere', CHINESE, width, CUT_ANYWHERE, indent],
        ['Japanese', JAPANESE, width, KEPT, indent],
      ]),
    ),
    ...['', '    '].map(
      (indent) =>
        ['Amharic', AMHARIC, 78, WORDS, indent] as [string, string[], number, RegExp, string],
    ),
    ['Tibetan', TIBETAN, 40, SYLLABLES, ''] as [string, string[], number, RegExp, string],
  ];
  test.each(layouts)('%s %#', async (_, paragraphs, width, piece, indent) => {
    const [a = '', b = '', c = ''] = paragraphs.map((one) => wrapped(one, width, piece, indent));
    const join = (...all: string[]) => `${all.join(indent === '' ? '\n\n' : '\n')}\n`;
    for (const head of ['', `${paragraphs[1]!.slice(0, 9)}\n${paragraphs[2]!.slice(0, 6)}\n`]) {
      const body = await fixed(head + join(a, b, c, a, b, c));
      expect(body).toEqual({ classes: ['doubled-body'], text: head + join(a, b, c) });
      const beside = await fixed(head + join(a, b, b, c));
      expect(beside).toEqual({ classes: ['doubled-paragraph'], text: head + join(a, b, c) });
    }
  });
});

describe('doubled text is cut in scripts without spaces', () => {
  const [a = '', b = '', c = ''] = THAI;
  test.each(['\n', '\n\n'])('Thai, lines parted by %j', async (seam) => {
    const head = `รัฐบาลเดินหน้าช่วยเกษตรกร${seam}โดย สมชาย ใจดี ผู้สื่อข่าว${seam}`;
    const join = (...all: string[]) => head + all.join(seam);
    const body = await fixed(join(a, b, c, a, b, c));
    expect(body).toEqual({ classes: ['doubled-body'], text: join(a, b, c) });
    const beside = await fixed(join(a, b, b, c));
    expect(beside).toEqual({ classes: ['doubled-paragraph'], text: join(a, b, c) });
  });
});
