package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a value of the law stands.
 *
 * @param id how the packs of this release name it
 * @param number the document number (文号), where the document has one
 * @param date the day of publication, where the source states it
 */
public record Source(
    String id,
    String title,
    Optional<String> number,
    String publisher,
    Optional<LocalDate> date,
    Optional<String> url,
    Grade grade) {}
