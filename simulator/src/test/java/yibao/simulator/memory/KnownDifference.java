package yibao.simulator.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Where DynamoDB Local answers otherwise than the memory client, and why the memory client is
 * right: it goes by what AWS documents. Nothing else may differ. Each says what it leaves out of
 * the comparison, so that the rest is still compared.
 */
enum KnownDifference {
  /**
   * The API reference of TransactWriteItems lists what an update expression can't do with an item
   * among the reasons of a cancellation (code ValidationError); DynamoDB Local refuses the request.
   */
  AN_UPDATE_THAT_FITS_NO_ITEM_CANCELS_ITS_TRANSACTION {
    private static final List<String> UNFIT =
        List.of(
            "document path provided in the update expression is invalid",
            "refers to an attribute that does not exist in the item",
            "operand in the update expression has an incorrect data type",
            "Number overflow",
            "Number underflow",
            "precision up to 38 digits",
            "Item size to update",
            "Invalid attribute value type",
            "Key attributes must be scalars");

    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof TransactWriteItemsRequest
          && UNFIT.stream().anyMatch(local.message()::contains)
          && memory.isRefusal();
    }
  },

  /**
   * The developer guide counts a unit (half of one where it needn't be consistent) for reading what
   * isn't there; DynamoDB Local counts nothing in batches and queries.
   */
  READING_NOTHING_COSTS_AS_MUCH_AS_A_SMALL_ITEM {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return (request instanceof BatchGetItemRequest || request instanceof QueryRequest)
          && sameBut(Outcome.CAPACITY, local, memory);
    }
  },

  /** Likewise deleting what isn't there costs one unit; in a batch DynamoDB Local counts two. */
  DELETING_NOTHING_COSTS_AS_MUCH_AS_A_SMALL_ITEM {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof BatchWriteItemRequest && sameBut(Outcome.CAPACITY, local, memory);
    }
  },

  /**
   * The developer guide counts two units for each item of a transaction; DynamoDB Local tells those
   * of one item, and doubles what indexes consume, which follow after the transaction.
   */
  EACH_ITEM_OF_A_TRANSACTION_COSTS_TWICE {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return (request instanceof TransactWriteItemsRequest
              || request instanceof TransactGetItemsRequest)
          && sameBut(Outcome.CAPACITY, local, memory);
    }
  },

  /**
   * The developer guide's answer to an update of info.rating is info with the rating alone;
   * DynamoDB Local tells the whole attribute.
   */
  AN_UPDATED_PATH_IS_TOLD_AND_NOT_ITS_WHOLE_ATTRIBUTE {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof UpdateItemRequest update
          && update.returnValuesAsString().startsWith("UPDATED")
          && update.updateExpression() != null
          && update.updateExpression().matches("(?s).*[.\\[].*")
          && sameBut(Outcome.ATTRIBUTES, local, memory);
    }
  },

  /**
   * One is asked for the reasons of a cancellation in any case; DynamoDB Local tells none of reads.
   */
  A_CANCELLED_READ_TELLS_ITS_REASONS {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof TransactGetItemsRequest
          && local.part(Outcome.REASONS).equals("[]")
          && sameBut(Outcome.REASONS, local, memory);
    }
  },

  /** 1 and 1.0 are one key; DynamoDB Local reads it twice. */
  EQUAL_NUMBERS_ARE_ONE_KEY {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof BatchGetItemRequest
          && !local.isRefusal()
          && memory.message().contains("contains duplicates");
    }
  },

  /** A value that an enumeration lacks is refused by the API's model; DynamoDB Local reads NONE. */
  CAPACITY_IS_ASKED_FOR_IN_ONE_OF_THREE_WAYS {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return memory.message().contains("'returnConsumedCapacity'");
    }
  },

  /** DynamoDB Local tells what the deletion of nothing consumed though it wasn't asked. */
  CAPACITY_THAT_IS_NOT_ASKED_FOR_IS_NOT_TOLD {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof DeleteItemRequest delete
          && delete.returnConsumedCapacityAsString().equals("NONE")
          && sameBut(Outcome.CAPACITY, local, memory);
    }
  },

  /**
   * Names and values without an expression are refused, as the API reference says; DynamoDB Local
   * doesn't look for them in a transaction's actions, nor for empty lists of them.
   */
  NAMES_AND_VALUES_NEED_AN_EXPRESSION {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return memory.message().contains("can only be specified when using expressions");
    }
  },

  /** A name that no table can have is refused as such; DynamoDB Local looks for the table. */
  A_TABLE_HAS_A_NAME {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return local.part(Outcome.ERROR).equals("ResourceNotFoundException")
          && memory.message().contains("Invalid table/index name");
    }
  },

  /**
   * Which of two faults a request is refused for is said nowhere: here one is a table that isn't.
   */
  A_MISSING_TABLE_IS_ONE_OF_TWO_FAULTS {
    private static final List<String> CODES =
        List.of("ValidationException", "ResourceNotFoundException", "TransactionCanceledException");

    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request.toString().contains(FuzzTables.MISSING)
          && CODES.contains(local.part(Outcome.ERROR))
          && CODES.contains(memory.part(Outcome.ERROR));
    }
  },

  /** An index that has no entry for an item before and after has nothing to write. */
  AN_INDEX_WITHOUT_ENTRY_COSTS_NOTHING {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return local.part(Outcome.CAPACITY).contains(FuzzTables.INDEXED)
          && memory.part(Outcome.CAPACITY).contains(FuzzTables.INDEXED)
          && sameBut(Outcome.CAPACITY, local, memory);
    }
  },

  /**
   * A transaction with two actions on one item is refused; DynamoDB Local refuses two puts, and
   * evaluates others.
   */
  TWO_ACTIONS_ON_AN_ITEM_ARE_REFUSED {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof TransactWriteItemsRequest
          && memory.message().contains("multiple operations on one item");
    }
  },

  /**
   * Reasons stand in the order of the actions; of some faults DynamoDB Local tells the one alone.
   */
  EACH_ACTION_HAS_A_REASON {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof TransactWriteItemsRequest
          && local.part(Outcome.REASONS).equals("[ValidationError]")
          && memory.isRefusal();
    }
  },

  /**
   * Keys are judged in a reading transaction as in a writing one; DynamoDB Local cancels the one
   * for what it refuses the other for. Nothing documents which it is.
   */
  A_WRONG_KEY_IS_WRONG_IN_READS_AS_IN_WRITES {
    private static final List<String> CODES =
        List.of("ValidationException", "TransactionCanceledException");

    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof TransactGetItemsRequest
          && CODES.contains(local.part(Outcome.ERROR))
          && CODES.contains(memory.part(Outcome.ERROR));
    }
  },

  /**
   * A page that is full tells where it ended. Where the key condition shows that nothing can
   * follow, DynamoDB Local tells no place; what reads on finds an empty page, as the API reference
   * warns.
   */
  A_FULL_PAGE_TELLS_ITS_END {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof QueryRequest
          && local.part(Outcome.LAST_KEY).isEmpty()
          && sameBut(Outcome.LAST_KEY, local, memory);
    }
  },

  /** And so that place can be started from, though nothing can follow. */
  A_PAGE_MAY_BEGIN_AFTER_THE_LAST_KEY {
    @Override
    boolean explains(DynamoDbRequest request, Outcome local, Outcome memory) {
      return request instanceof QueryRequest
          && local.message().contains("does not match the range key predicate")
          && memory.part("count").equals("0 of 0");
    }
  };

  abstract boolean explains(DynamoDbRequest request, Outcome local, Outcome memory);

  private static boolean sameBut(String part, Outcome local, Outcome memory) {
    return local.without(part).equalsIn(memory.without(part));
  }

  static Optional<KnownDifference> of(DynamoDbRequest request, Outcome local, Outcome memory) {
    return Arrays.stream(values())
        .filter(difference -> difference.explains(request, local, memory))
        .findFirst();
  }
}
