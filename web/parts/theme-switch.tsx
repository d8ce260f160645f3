import { useEffect, useState } from 'preact/hooks';

const THEMES = { auto: 'as the system', light: 'light', dark: 'dark' } as const;
type Theme = keyof typeof THEMES;

const KEY = 'wirecopy-theme';

/** Light, dark, or as the system: kept for the next report where the browser allows it. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(readTheme);
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    writeTheme(theme);
  }, [theme]);
  return (
    <label class="theme">
      <span>Theme</span>
      <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
        {Object.entries(THEMES).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY) ?? '';
    return kept in THEMES ? (kept as Theme) : 'auto';
  } catch {
    return 'auto'; // Storage is forbidden, as in a frame.
  }
}

function writeTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice lasts as long as the page.
  }
}
