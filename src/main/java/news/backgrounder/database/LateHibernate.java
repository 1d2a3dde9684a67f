package news.backgrounder.database;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Hibernate takes as long to start as all else together, and readers do not need it: whoever needs it first starts it.
 * Spring Data does so once the port is open.
 */
class LateHibernate extends LocalContainerEntityManagerFactoryBean {

    LateHibernate() {
        setBootstrapExecutor(new WhenNeeded());
    }

    /** Spring would wait for it here, before the port opens. */
    @Override
    public void afterSingletonsInstantiated() {}

    /** Whoever waits for what is to be done does it. */
    private static class WhenNeeded implements AsyncTaskExecutor {

        @Override
        public <T> FutureTask<T> submit(Callable<T> task) {
            return new FutureTask<>(task) {
                @Override
                public T get() throws InterruptedException, ExecutionException {
                    run();
                    return super.get();
                }
            };
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}
