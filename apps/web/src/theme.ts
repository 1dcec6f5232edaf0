import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const cobalt: MantineColorsTuple = [
  '#E9EEFC',
  '#D3DDFA',
  '#B4C5FF',
  '#8EA8FF',
  '#6A8AF2',
  '#4A6DE0',
  '#3357CB',
  '#2447B8',
  '#1F3D9E',
  '#1B388F',
];

const fonts =
  "'Pretendard Variable', system-ui, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif";

export const theme = createTheme({
  colors: { cobalt },
  primaryColor: 'cobalt',
  primaryShade: { light: 7, dark: 3 },
  defaultRadius: 'sm',
  radius: { sm: '6px', md: '8px', lg: '12px' },
  fontFamily: fonts,
  headings: { fontFamily: fonts, fontWeight: '680' },
  cursorType: 'pointer',
});

/** Mantine's own variables follow the tokens, so that both colour schemes come from one list. */
export const variables: CSSVariablesResolver = () => {
  const common = {
    '--mantine-color-body': 'var(--canvas)',
    '--mantine-color-text': 'var(--text-1)',
    '--mantine-color-dimmed': 'var(--text-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-border': 'var(--control-line)',
    '--mantine-color-default-color': 'var(--text-1)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--accent-soft)',
    '--mantine-primary-color-light-color': 'var(--accent-soft-text)',
  };
  return { variables: {}, light: common, dark: common };
};
