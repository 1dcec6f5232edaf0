import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

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

/** Mantine's own greys of the dark scheme, from text to page, said in the tokens. */
const dark: MantineColorsTuple = [
  '#E9ECF2',
  '#B6BECB',
  '#929BAC',
  '#929BAC',
  '#2D3440',
  '#2D3440',
  '#161A22',
  '#1E232D',
  '#0E1117',
  '#0E1117',
];

/** The dark scheme's accent and danger are light colours, on which Mantine's white cannot be read. */
const readable: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colors, color: 'var(--on-accent)' } : colors;
};

const onSurface = {
  styles: {
    content: { background: 'var(--surface)' },
    header: { background: 'var(--surface)' },
    title: { fontWeight: 640 },
  },
};

const fonts =
  "'Pretendard Variable', system-ui, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif";

export const theme = createTheme({
  colors: { cobalt, dark },
  primaryColor: 'cobalt',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: readable,
  defaultRadius: 'sm',
  radius: { sm: '6px', md: '8px', lg: '12px' },
  fontFamily: fonts,
  headings: { fontFamily: fonts, fontWeight: '680' },
  cursorType: 'pointer',
  fontSizes: { md: '0.875rem' },
  components: { Drawer: onSurface, Modal: onSurface },
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
    '--mantine-color-red-filled': 'var(--danger)',
    '--mantine-color-red-filled-hover': 'var(--danger)',
    '--mantine-color-red-light': 'var(--danger-soft)',
    '--mantine-color-red-light-color': 'var(--danger)',
    '--mantine-color-green-filled': 'var(--ok)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--accent-soft)',
    '--mantine-primary-color-light-color': 'var(--accent-soft-text)',
  };
  return { variables: {}, light: common, dark: common };
};
