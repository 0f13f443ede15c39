package yibao.rules;

/**
 * What a relative may pay out of an employee's own account (共济用途). Source: the notice of 2026-01-09
 * on sharing across provinces.
 */
public enum SharingUse {
  /** The person's part of a bill at a designated hospital (定点医疗机构个人负担). */
  MEDICAL,
  /** Drugs, devices and consumables at a designated pharmacy (定点零售药店). */
  PHARMACY,
  /** The premium of residents' insurance (居民医保个人缴费). */
  PREMIUM
}
