package yibao.records;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A month that is cleared between pooling areas.
 *
 * @param bookedAt when what each area owes was booked as owed to the clearing
 * @param posting that books it; none where no area owes more than it is owed
 */
public record ClearedMonth(YearMonth month, Instant bookedAt, Optional<Posting.Place> posting) {}
