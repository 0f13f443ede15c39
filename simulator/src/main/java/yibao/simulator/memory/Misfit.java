package yibao.simulator.memory;

import yibao.simulator.value.Refusal;

/**
 * Why a key or item doesn't fit its table or an index of it. In a transaction it is the fault of
 * one action and becomes its cancellation reason.
 */
final class Misfit extends Refusal {

  private static final long serialVersionUID = 1;

  Misfit(String why) {
    super(why);
  }
}
