/** The stops of the tour: where, as whom, on which screen, and what is to be seen there. */

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 900 }
const WALL = { width: 1920, height: 1080 }

interface Stop {
  /** Of the picture. */
  name: string
  /** Of the person who is signed in; nobody if absent. */
  role?: string
  path: string
  size: { width: number; height: number }
  dark?: boolean
  title: { zh: string; en: string }
  text: { zh: string; en: string }
}

/** `{open}` stands for a case that is being handled, `{receipt}` for the receipt of a resident, `{place}` for a courtyard with ledgers. */
export const STOPS: Stop[] = [
  {
    name: 'resident',
    path: '/',
    size: PHONE,
    title: { zh: '居民：首页', en: 'Resident: first screen' },
    text: {
      zh: '不用注册。拍照、说一段话或写几个字，三次点击就能上报。',
      en: 'No account. A photo, a voice note or a few words: reported in three taps.',
    },
  },
  {
    name: 'receipt',
    path: '{receipt}',
    size: PHONE,
    title: { zh: '居民：一案一码', en: 'Resident: the page of one case' },
    text: {
      zh: '现在到哪一步、由谁办、何时到期；凭回执随时查看，不满意可重新打开。',
      en: 'What happens now, who does it and by when. The receipt opens it at any time; what is not solved is opened again.',
    },
  },
  {
    name: 'field',
    role: 'department_handler',
    path: '/field',
    size: PHONE,
    title: { zh: '一线：收件箱', en: 'Field: inbox' },
    text: {
      zh: '按紧急程度和距离排列，断网也能用。不打卡，不记轨迹。',
      en: 'By urgency and distance, also without a network. No check-ins, no track.',
    },
  },
  {
    name: 'visit',
    role: 'grid_worker',
    path: '/field/visit',
    size: PHONE,
    title: { zh: '一线：走访', en: 'Field: visits' },
    text: {
      zh: '一次走访填好所有台账，已知的不再问，并告诉您少填了几项。',
      en: 'One visit fills every ledger. What is known is not asked, and the page says how much that spares.',
    },
  },
  {
    name: 'desk',
    role: 'district_dispatcher',
    path: '/desk?case={open}',
    size: DESK,
    title: { zh: '坐席：工作台', en: 'Desk' },
    text: {
      zh: '各渠道汇成一个队列；事件页给出可做的动作、时限、经过和为什么派给这个单位。',
      en: 'One queue for all channels. The page of a case offers what may be done, its clocks, its history, and why this unit.',
    },
  },
  {
    name: 'calendar',
    role: 'district_dispatcher',
    path: '/desk/calendar',
    size: DESK,
    title: { zh: '坐席：到期日历', en: 'Desk: what falls due' },
    text: {
      zh: '每天到期多少件，标出节假日和调休。',
      en: 'How much falls due on which day, with holidays and swapped working days.',
    },
  },
  {
    name: 'administration',
    role: 'system_admin',
    path: '/admin/areas',
    size: DESK,
    title: { zh: '管理：区域', en: 'Administration: areas' },
    text: {
      zh: '区—街道—社区—网格—院落，一棵带历史的树；可移动、拆分、合并。',
      en: 'District, street, community, grid, courtyard: one tree with its history, moved, split and merged.',
    },
  },
  {
    name: 'forms',
    role: 'system_admin',
    path: '/admin/forms?id=courtyard-fire',
    size: DESK,
    title: { zh: '管理：表单登记', en: 'Administration: register of forms' },
    text: {
      zh: '每张表由谁要、凭什么、填到哪天，哪些内容重复问了。',
      en: 'Who asks for a form, by which right, until when, and what is asked twice.',
    },
  },
  {
    name: 'complaints',
    role: 'grid_worker',
    path: '/complaints',
    size: DESK,
    title: { zh: '减负意见箱', en: 'Complaint box against formalism' },
    text: {
      zh: '可不留名，公开答复。',
      en: 'With or without a name, answered before everybody.',
    },
  },
  {
    name: 'command',
    role: 'district_dispatcher',
    path: '/command',
    size: WALL,
    dark: true,
    title: { zh: '指挥大屏', en: 'Command' },
    text: {
      zh: '全区一屏：在办、超期和原因、异常重复、上下流转；每个数字都能打开公式。',
      en: 'The district on one screen: what is open, what is late and why, what repeats, how cases flow. Each figure opens on its formula.',
    },
  },
  {
    name: 'public',
    path: '/public',
    size: DESK,
    title: { zh: '公开', en: 'Public' },
    text: {
      zh: '按月公开，至少十人上报的才显示；数据可下载，回执可核验。',
      en: 'By whole months, every number from at least ten reporters. The data can be downloaded, a receipt can be checked.',
    },
  },
]
