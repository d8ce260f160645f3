import { expect, test } from 'vitest';
import { wrapLines } from '../../benchmarks/corpora/unkind/layouts.js';
import { scan } from '../../src/index.js';

/** The classes of the repeats of a text. */
async function classesOf(text: string): Promise<string[]> {
  const { repeats } = await scan([{ id: 'a', text }]);
  return repeats.map((repeat) => repeat.class);
}

interface Piece {
  headline: string;
  byline: string;
  body: string[];
}

const ENGLISH: Piece = {
  headline: 'Ferry company cancels winter sailings',
  byline: 'By J. Doe',
  body: [
    'The company that runs the ferries to the outer islands has cancelled all evening sailings until the end of February.',
    '“We order our bread on the last boat,” said Moira Finlay, who keeps the shop at Kilbrennan and two others.',
    'A spokesman for the ministry said that safety rules on engine-room crews could not be relaxed this winter.',
  ],
};

const RUSSIAN: Piece = {
  headline: 'В Перми отложили открытие новой набережной',
  byline: 'Текст: А. Иванов',
  body: [
    'Администрация Перми перенесла открытие второй очереди набережной на июнь будущего года из-за задержки с поставкой гранита.',
    '«Подрядчик работает в две смены, но камень идёт из Карелии медленнее, чем мы рассчитывали», — пояснил заместитель мэра.',
    'Ещё весной чиновники обещали, что горожане смогут гулять по нижнему ярусу уже ко Дню города.',
  ],
};

const THAI: Piece = {
  headline: 'กรมชลประทานเตือนน้ำล้นตลิ่งสี่จังหวัด',
  byline: 'รายงานโดยผู้สื่อข่าว',
  body: [
    'กรมชลประทานออกประกาศเตือนประชาชนในสี่จังหวัดลุ่มแม่น้ำเจ้าพระยาให้เตรียมรับมือน้ำล้นตลิ่งตั้งแต่คืนวันพุธนี้เป็นต้นไป',
    'นายสมชาย วงศ์ประเสริฐ รองอธิบดีกล่าวว่าเขื่อนจำเป็นต้องเพิ่มการระบายน้ำเพราะมีฝนตกหนักต่อเนื่องทางตอนเหนือ',
    'ชาวบ้านริมน้ำเริ่มขนของขึ้นที่สูงแล้ว ขณะที่โรงเรียนหกแห่งประกาศหยุดเรียนเป็นการชั่วคราว',
    'คาดว่าระดับน้ำจะกลับสู่ภาวะปกติภายในสองสัปดาห์หากไม่มีพายุลูกใหม่',
  ],
};

test.each([
  ['English', ENGLISH],
  ['Russian', RUSSIAN],
  ['Thai', THAI],
])('a body twice in the line of its headline is a doubled body: %s', async (_, piece) => {
  const { headline, byline, body } = piece;
  const twice = [...body, ...body].join(' ');
  for (const above of [[headline], [headline, byline]]) {
    expect(await classesOf([...above, twice].join(' '))).toEqual(['doubled-body']);
  }
});

test.each([
  ['English', ENGLISH],
  ['Russian', RUSSIAN],
])('a sentence three times in a row in a line is doubled twice: %s', async (_, { body }) => {
  const [first = '', second = '', third = ''] = body;
  const thrice = [
    first,
    second,
    second,
    second,
    third,
    first.toUpperCase().split(' ').reverse().join(' '),
  ];
  expect(await classesOf(thrice.join(' '))).toEqual(['doubled-paragraph', 'doubled-paragraph']);
});

test('lines of Thai without spaces are paragraphs, not words of a wrapped one', async () => {
  const { headline, body } = THAI;
  expect(await classesOf([headline, ...body, ...body].join('\n'))).toEqual(['doubled-body']);
  const [first = '', ...others] = body;
  expect(await classesOf([headline, first, first, ...others].join('\n'))).toEqual([
    'doubled-paragraph',
  ]);
});

test('prose that was wrapped at spaces alone is not verse, although a word with a hyphen seems to fit', async () => {
  const quoted =
    '“Não queremos repetir os erros de há dez anos”, disse a vereadora Inês Tavares, que recebeu os comerciantes na segunda-feira.';
  const others = [
    'A câmara municipal adiou para depois do verão as obras de recuperação do mercado, porque faltam pareceres.',
    'Os vendedores serão instalados numa tenda junto ao rio, com água, luz e câmaras frigoríficas.',
  ];
  for (const width of [36, 40, 44, 54, 64]) {
    const [first, second, third] = [others[0]!, quoted, others[1]!].map((text) =>
      wrapLines(text, width),
    );
    expect(await classesOf([first, second, second, third].join('\n\n'))).toEqual([
      'doubled-paragraph',
    ]);
  }
});

test('phrases that touch within a sentence of Thai are not a fault if they are short', async () => {
  const chant = 'ไม่เอาน้ำท่วม ';
  expect(await classesOf(`${THAI.body[0]} ${chant.repeat(2)}${THAI.body[1]}`)).toEqual([]);
});

/** Bodies whose last sentence ends with a sign that is a stop after the letters of its script alone. */
test.each([
  [
    'Greek',
    'Το δημοτικό συμβούλιο ενέκρινε τη Δευτέρα το νέο σχέδιο κυκλοφορίας, που κλείνει το κέντρο. ' +
      'Οι έμποροι της αγοράς δέχονται την είδηση με επιφύλαξη; Θα πάνε οι πελάτες τους αλλού τον χειμώνα;',
  ],
  [
    'Armenian',
    'Քաղաքային խորհուրդը երկուշաբթի օրը հաստատեց երթևեկության նոր ծրագիրը, որը փակում է կենտրոնը: ' +
      'Առևտրականները լուրը զգուշությամբ են ընդունում և սպասում են քաղաքապետի պատասխանին:',
  ],
  [
    'Hindi',
    'नगर परिषद ने सोमवार को नई यातायात योजना को मंज़ूरी दी और शहर का केंद्र बंद किया| ' +
      'मुख्य सड़क के दुकानदार इस ख़बर से ख़ुश नहीं हैं और महापौर के जवाब का इंतज़ार कर रहे हैं|',
  ],
])('a body twice in one line is a doubled body: %s', async (_, body) => {
  expect(await classesOf(`${body} ${body}\n`)).toEqual(['doubled-body']);
});
