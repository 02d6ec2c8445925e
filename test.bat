@echo off
rem Passes the tests (README.md).
chcp 65001 >nul
cd /d "%~dp0"
call packaging\set_up.bat dev cluster || exit /b 1
set QT_QPA_PLATFORM=offscreen
".venv\Scripts\python.exe" -m pytest %*
