# The house in one image: `docker build -t frontline .`, then `docker run -p 8080:8080 -v frontline:/data frontline`.
# Everything installed is named by a lock with hashes; nothing of the building is left in the last stage.

# ---- the front ends
FROM node:24-slim AS frontend
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json vite.build.mjs ./
COPY web_widget/frontend web_widget/frontend
COPY handoff/panel/frontend handoff/panel/frontend
RUN node vite.build.mjs

# ---- the Python environment, with the wheel in it
FROM python:3.13-slim AS wheel
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/build && python -m venv /opt/frontline
COPY requirements.lock requirements-build.lock /locks/
RUN /opt/frontline/bin/pip install --require-hashes -r /locks/requirements.lock \
 && /opt/build/bin/pip install --require-hashes -r /locks/requirements-build.lock
WORKDIR /src
COPY . .
COPY --from=frontend /src/web_widget/dist web_widget/dist
COPY --from=frontend /src/handoff/panel/dist handoff/panel/dist
RUN /opt/build/bin/python -m hatchling build --target wheel --directory /wheels \
 && /opt/frontline/bin/pip install --no-deps --no-index /wheels/*.whl

# ---- what runs
FROM python:3.13-slim
RUN groupadd --system --gid 10001 frontline \
 && useradd --system --uid 10001 --gid frontline --home-dir /data --no-create-home frontline \
 && install --directory --owner=frontline --group=frontline --mode=0700 /data
COPY --from=wheel /opt/frontline /opt/frontline
ENV PATH=/opt/frontline/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FRONTLINE_HOST=0.0.0.0 \
    FRONTLINE_PORT=8080 \
    FRONTLINE_DATA_DIR=/data
USER frontline
WORKDIR /data
VOLUME /data
EXPOSE 8080
# SIGTERM drains: /readyz says no, then the sockets are closed.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ['FRONTLINE_PORT']}/readyz\", timeout=2)"]
CMD ["frontline", "serve"]
