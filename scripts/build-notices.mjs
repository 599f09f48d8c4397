import { writeNotices } from './packaging/notices.mjs';

writeNotices();
