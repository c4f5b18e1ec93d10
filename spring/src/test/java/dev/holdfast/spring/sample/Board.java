package dev.holdfast.spring.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where results are seen. */
@Component
class Board {

    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    void show(String line) {
        LOG.info("{}", line);
    }
}
