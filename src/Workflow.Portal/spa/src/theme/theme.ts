import type { ThemeConfig } from 'antd'

/** Ant Design in the colours of base.css; every text colour has at least 4.5 : 1 on its ground. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d4f88',
    colorInfo: '#1d4f88',
    colorLink: '#1d4f88',
    colorSuccess: '#1c6b3f',
    colorWarning: '#8a5300',
    colorError: '#b3261e',
    colorErrorBg: '#fbe9e7',
    colorErrorBorder: '#e3a5a0',
    colorInfoBg: '#e8eff7',
    colorInfoBorder: '#a9c1de',
    colorText: '#1c232b',
    colorTextSecondary: '#4d5965',
    colorTextTertiary: '#5a6673',
    colorTextDescription: '#5a6673',
    colorTextPlaceholder: '#66717d',
    colorBorder: '#b9c2cc',
    colorBorderSecondary: '#dfe4e9',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: 'var(--font)',
    motion: false,
  },
}
