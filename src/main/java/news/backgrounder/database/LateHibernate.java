package news.backgrounder.database;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Hibernate takes as long to start as all else together, and readers do not need it: whoever needs it first starts it.
 * Spring Data does so once the port is open.
 */
class LateHibernate extends LocalContainerEntityManagerFactoryBean {

    private @Nullable Future<?> start;

    LateHibernate() {
        setBootstrapExecutor(new WhenNeeded());
    }

    /** Spring would wait for it here, before the port opens. */
    @Override
    public void afterSingletonsInstantiated() {}

    /** To be closed it would have to be started first. */
    @Override
    public void destroy() {
        if (start != null && start.state() == Future.State.SUCCESS) {
            super.destroy();
        }
    }

    /** Whoever waits for what is to be done does it. */
    private class WhenNeeded implements AsyncTaskExecutor {

        @Override
        public <T> FutureTask<T> submit(Callable<T> task) {
            var needed = new FutureTask<>(task) {
                @Override
                public T get() throws InterruptedException, ExecutionException {
                    run();
                    return super.get();
                }
            };
            start = needed;
            return needed;
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}
