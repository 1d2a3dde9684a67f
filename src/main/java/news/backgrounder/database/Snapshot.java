package news.backgrounder.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads from one snapshot of the database, on a connection that is kept for readers: it may lag behind the newsroom's,
 * and who reads so can neither write nor take a connection from editors.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Transactional(transactionManager = Snapshot.TRANSACTIONS, readOnly = true)
public @interface Snapshot {

    /** The name of the transaction manager that does the same for transactions without an annotation. */
    String TRANSACTIONS = "snapshots";
}
