package yibao.records;

import yibao.rules.Money;

/** What moved in an account, or stands in it. */
public record Movement(Account account, Money amount) {}
