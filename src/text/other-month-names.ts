/** Names of months in news that Unicode's locale data lacks: cases, spellings, calendars. */

/** Marks the months of the solar calendar of Iran, in place of a language. */
export const PERSIAN = 'Persian calendar';

/** More names, in the form of MONTH_NAMES of src/text/month-table.ts; a month may have none here. */
export const OTHER_MONTH_NAMES: readonly (readonly [language: string, months: string])[] = [
  ['de', 'jaenner||maerz|||||||||'],
  ['es', '||||||||setiembre,set|||'],
  [
    'lv',
    'janvari|februari|marta|aprili|maija|junija|julija|augusta|septembri|oktobri|novembri|decembri',
  ],
  [
    'sr',
    'јануара,januara|фебруара,februara|марта,marta|априла,aprila|маја,maja|јуна,juna|јула,jula|августа,avgusta|септембра,septembra|октобра,oktobra|новембра,novembra|децембра,decembra',
  ],
  [
    'bs',
    'januara|februara|marta|aprila|maja|juna|jula|augusta|septembra|oktobra|novembra|decembra',
  ],
  [
    'sl',
    'januarja|februarja|marca|aprila|maja|junija|julija|avgusta|septembra|oktobra|novembra|decembra',
  ],
  [
    'et',
    'jaanuaril|veebruaril|martsil|aprillil|mail|juunil|juulil|augustil|septembril|oktoobril|novembril|detsembril',
  ],
  [
    'eu',
    'urtarrilaren|otsailaren|martxoaren|apirilaren|maiatzaren|ekainaren|uztailaren|abuztuaren|irailaren|urriaren|azaroaren|abenduaren',
  ],
  [
    'be',
    'студзень,студзеня|люты,лютага|сакавік,сакавіка|красавік,красавіка|травень,трауня|чэрвень,чэрвеня|ліпень,ліпеня|жнівень,жніуня|верасень,верасня|кастрычнік,кастрычніка|лістапад,лістапада|снежань,снежня',
  ],
  ['pa', 'ਜਨਵਰੀ|ਫਰਵਰੀ,ਫ਼ਰਵਰੀ|ਮਾਰਚ|ਅਪ੍ਰੈਲ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ|ਅਗਸਤ|ਸਤੰਬਰ|ਅਕਤੂਬਰ|ਨਵੰਬਰ|ਦਸੰਬਰ'],
  ['si', 'ජනවාරි|පෙබරවාරි|මාර්තු|අප්රේල්|මැයි|ජූනි,ජුනි|ජූලි,ජුලි|අගෝස්තු|සැප්තැම්බර්|ඔක්තෝබර්|නොවැම්බර්|දෙසැම්බර්'],
  [
    'am',
    'ጃንዩወሪ,ጃንዋሪ|ፌብሩወሪ,ፌብሩዋሪ|ማርች|ኤፕሪል,ኤፕረል|ሜይ|ጁን|ጁላይ|ኦገስት|ሴፕቴምበር,ሴፕቴምብር|ኦክቶበር,ኦክቶብር|ኖቬምበር,ኖቬምብር|ዲሴምበር,ዲሴምብር',
  ],
  [PERSIAN, 'فروردین|اردیبهشت|خرداد|تیر|مرداد,امرداد|شهریور|مهر|ابان|اذر|دی|بهمن|اسفند'],
];
