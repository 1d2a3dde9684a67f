package news.backgrounder.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line, instead of a stack of them, why a node does not start. */
class UnusableAnalyzer extends AbstractFailureAnalyzer<Unusable> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, Unusable cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), whole);
    }
}
