/**
 * Bills of hospitals and pharmacies, by the interface of the national platform
 * (国家医疗保障信息平台定点医药机构接口): one path takes every message, each named by its number.
 */
@NullMarked
package yibao.settlement;

import org.jspecify.annotations.NullMarked;
