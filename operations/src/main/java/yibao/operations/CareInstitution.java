package yibao.operations;

import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.InstitutionGrade;

/**
 * The institution that treats somebody, as far as the law asks (定点医药机构).
 *
 * @param level 1 to 3; 0 of a pharmacy
 */
public record CareInstitution(
    String code, Area area, int level, Optional<InstitutionGrade> grade) {}
