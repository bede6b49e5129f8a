// Pictograms that catalogue data may name, each imported by itself so that the window carries no others.
// A name that is not here draws a plain sheet of paper.

import type { LucideIcon } from '@lucide/svelte';
import Banknote from '@lucide/svelte/icons/banknote';
import Briefcase from '@lucide/svelte/icons/briefcase';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CalendarPlus from '@lucide/svelte/icons/calendar-plus';
import Camera from '@lucide/svelte/icons/camera';
import CreditCard from '@lucide/svelte/icons/credit-card';
import FileText from '@lucide/svelte/icons/file-text';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import House from '@lucide/svelte/icons/house';
import IdCard from '@lucide/svelte/icons/id-card';
import Image from '@lucide/svelte/icons/image';
import Mail from '@lucide/svelte/icons/mail';
import Plane from '@lucide/svelte/icons/plane';
import PlaneLanding from '@lucide/svelte/icons/plane-landing';
import PlaneTakeoff from '@lucide/svelte/icons/plane-takeoff';
import Receipt from '@lucide/svelte/icons/receipt';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Stamp from '@lucide/svelte/icons/stamp';
import Ticket from '@lucide/svelte/icons/ticket';
import UserRound from '@lucide/svelte/icons/user-round';
import Users from '@lucide/svelte/icons/users';

const PICTOGRAMS: Record<string, LucideIcon> = {
  banknote: Banknote,
  briefcase: Briefcase,
  'calendar-clock': CalendarClock,
  'calendar-plus': CalendarPlus,
  camera: Camera,
  'credit-card': CreditCard,
  'file-text': FileText,
  'graduation-cap': GraduationCap,
  house: House,
  home: House,
  'id-card': IdCard,
  image: Image,
  mail: Mail,
  passport: IdCard,
  plane: Plane,
  'plane-landing': PlaneLanding,
  'plane-takeoff': PlaneTakeoff,
  receipt: Receipt,
  'shield-check': ShieldCheck,
  stamp: Stamp,
  ticket: Ticket,
  user: UserRound,
  'user-round': UserRound,
  users: Users,
};

export function pictogram(name: string): LucideIcon {
  return PICTOGRAMS[name] ?? FileText;
}
